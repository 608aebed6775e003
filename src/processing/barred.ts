import { Refusal } from '../foundation/refusal';
import type { Text } from '../foundation/text';
import type { Verdict } from './verdict';

type WhyNot = Extract<Verdict, { allowed: false }>['whyNot'];

const messages: Record<WhyNot, Text> = {
  RESTRICTED: {
    en: 'The processing of this data is restricted (Art. 18 GDPR); it may be stored and not used for this.',
    de: 'Die Verarbeitung dieser Daten ist eingeschränkt (Art. 18 DSGVO); sie dürfen gespeichert, aber nicht hierfür genutzt werden.',
  },
  OBJECTED: {
    en: 'The person objected to this processing (Art. 21 GDPR).',
    de: 'Die Person hat dieser Verarbeitung widersprochen (Art. 21 DSGVO).',
  },
};

/** The person's rights stand against it: to whoever asked a refusal, to a job a reason to wait. */
export class Barred extends Refusal {
  constructor(whyNot: WhyNot) {
    super([{ code: 'RESTRICTED', path: [], message: messages[whyNot] }]);
  }
}
