import type { Change } from '../../foundation/change';
import { Problems, refusal } from '../../foundation/refusal';
import { languageFor } from '../../foundation/text';
import type { Catalogue } from '../../personal-data';
import { parseCategories } from '../access/access.parsing';
import type { Correspondence } from '../register/correspondence';
import type { RequestRegister } from '../register/request-register';
import { parseRequired } from '../register/written-text';
import { IntakeChannel, Right } from '../requests/vocabulary';
import { whyNotBy } from '../requests/why-not.messages';
import { findOpen } from './own-request';

export interface IntakeOrder {
  customerId?: string | null;
  right: Right;
  channel: IntakeChannel;
  receivedAt: Date;
  note: string;
  categories?: readonly string[] | null;
}

const channels = [IntakeChannel.PHONE, IntakeChannel.POST, IntakeChannel.EMAIL];

/** Takes down requests that reached us by phone, letter or mail; an officer decides each of them. */
export class IntakeService {
  constructor(
    private readonly register: RequestRegister,
    private readonly correspondence: Correspondence,
    private readonly catalogue: Catalogue,
  ) {}

  /** The id of the request. */
  async record(change: Change, order: IntakeOrder): Promise<string> {
    const { customerId, locale } = await this.personOf(change, order.customerId);
    const problems = new Problems();
    this.checkWay(problems, order, change.at);
    const note = parseRequired(problems, ['note'], order.note);
    const categories = parseCategories(problems, this.catalogue, order.categories);
    problems.settle();
    const { right, channel, receivedAt } = order;
    const request = await this.register.receive(change, {
      customerId,
      right,
      channel,
      receivedAt,
      language: languageFor([locale]),
      note,
      categories,
      duplicateOfId: await findOpen(change, customerId, right),
      verifiedAt: null,
    });
    await this.register.advance({ ...change, actor: null }, request.id, 'review');
    return request.id;
  }

  private async personOf(change: Change, id: string | null | undefined) {
    if (!id)
      throw refusal('REQUIRED', ['customerId'], {
        en: 'Name the customer whose request it is.',
        de: 'Nennen Sie die Kundin oder den Kunden, um deren Antrag es geht.',
      });
    const contact = await this.correspondence.contactOf(change, id);
    if (!contact)
      throw refusal('NOT_FOUND', ['customerId'], {
        en: 'There is no such customer.',
        de: 'Diese Kundin oder diesen Kunden gibt es nicht.',
      });
    const same = whyNotBy('OWN_RECORD');
    if (change.actor?.ownRecordId === id) throw refusal(same.code, ['customerId'], same.message);
    return { customerId: id, locale: contact.locale };
  }

  private checkWay(problems: Problems, { right, channel, receivedAt }: IntakeOrder, now: Date): void {
    if (right !== Right.ACCESS)
      problems.add('UNSUPPORTED', ['right'], {
        en: 'Only requests for access are taken down here.',
        de: 'Hier werden nur Anträge auf Auskunft aufgenommen.',
      });
    if (!channels.includes(channel))
      problems.add('INVALID', ['channel'], {
        en: 'A request is taken down from phone, letter or mail.',
        de: 'Aufgenommen wird ein Antrag von Telefon, Brief oder E-Mail.',
      });
    if (receivedAt > now)
      problems.add('INVALID', ['receivedAt'], {
        en: 'A request cannot have arrived in the future.',
        de: 'Ein Antrag kann nicht in der Zukunft eingegangen sein.',
      });
  }
}
