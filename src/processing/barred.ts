import { Refusal } from '../foundation/refusal';
import type { Text } from '../foundation/text';
import type { Verdict } from './verdict';

export type WhyBarred = Extract<Verdict, { allowed: false }>['whyNot'] | 'KEPT';

const messages: Record<WhyBarred, Text> = {
  RESTRICTED: {
    en: 'The processing of this data is restricted (Art. 18 GDPR); it may be stored and not used for this.',
    de: 'Die Verarbeitung dieser Daten ist eingeschränkt (Art. 18 DSGVO); sie dürfen gespeichert, aber nicht hierfür genutzt werden.',
  },
  OBJECTED: {
    en: 'The person objected to this processing (Art. 21 GDPR).',
    de: 'Die Person hat dieser Verarbeitung widersprochen (Art. 21 DSGVO).',
  },
  KEPT: {
    en: 'The person was erased; this is kept because a law demands it, and used for nothing else (Art. 17(3) GDPR).',
    de: 'Die Person wurde gelöscht; dies wird aufbewahrt, weil ein Gesetz es verlangt, und für nichts anderes genutzt (Art. 17 Abs. 3 DSGVO).',
  },
};

/** The person's rights stand against it: to whoever asked a refusal, to a job a reason to wait. */
export class Barred extends Refusal {
  constructor(whyNot: WhyBarred) {
    super([{ code: 'RESTRICTED', path: [], message: messages[whyNot] }]);
  }
}
