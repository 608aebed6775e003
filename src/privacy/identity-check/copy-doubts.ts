import type { Change } from '../../foundation/change';
import type { Text } from '../../foundation/text';
import type { TakeoverSigns } from '../course/takeover-signs';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { CopyOpening } from './copy-opening';

/** Tells why no copy is made without an officer. */
export class CopyDoubts {
  constructor(
    private readonly signs: TakeoverSigns,
    private readonly opening: CopyOpening,
  ) {}

  /** Null where there is none. A sign that counted on receipt goes on counting: nobody waits until it is over. */
  async about({ manager }: Change, request: RightsRequest): Promise<Text | null> {
    const { customerId, receivedAt } = request;
    const suspected = await this.signs.among(manager, [customerId], receivedAt);
    if (suspected.has(customerId)) return somebodyElse;
    return (await this.opening.isPossible(manager, request)) ? null : openedByNobody;
  }
}

const somebodyElse: Text = {
  en: 'There are signs that somebody else acted in the name of this person, so a privacy officer looks at the request first.',
  de: 'Es gibt Anzeichen, dass jemand anderes im Namen dieser Person gehandelt hat; darum sieht sich die Datenschutzstelle den Antrag zuerst an.',
};
const openedByNobody: Text = {
  en: 'Without a sign-in nobody could open the copy yet, so a privacy officer looks at the request first.',
  de: 'Ohne Anmeldung könnte noch niemand die Kopie öffnen; darum sieht sich die Datenschutzstelle den Antrag zuerst an.',
};
