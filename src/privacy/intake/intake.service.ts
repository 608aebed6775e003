import type { Change } from '../../foundation/change';
import { Problems, refusal } from '../../foundation/refusal';
import { languageFor } from '../../foundation/text';
import type { RestrictionGroundCode } from '../../processing';
import type { PackageFormat } from '../packages/package-format';
import type { Particulars } from '../particulars/particulars';
import type { ParticularsOfRights } from '../particulars/particulars-of-rights';
import type { Correspondence } from '../register/correspondence';
import type { RequestRegister } from '../register/request-register';
import { parseRequired } from '../register/written-text';
import { IntakeChannel, type Right } from '../requests/vocabulary';
import { whyNotBy } from '../requests/why-not.messages';
import { findOpen } from './own-request';

export interface IntakeOrder {
  customerId?: string | null;
  right: Right;
  channel: IntakeChannel;
  receivedAt: Date;
  note: string;
  categories?: readonly string[] | null;
  format?: PackageFormat | null;
  purpose?: string | null;
  ground?: RestrictionGroundCode | null;
}

const channels = [IntakeChannel.PHONE, IntakeChannel.POST, IntakeChannel.EMAIL];

/** Takes down requests that reached us by phone, letter or mail; an officer decides each of them. */
export class IntakeService {
  constructor(
    private readonly register: RequestRegister,
    private readonly correspondence: Correspondence,
    private readonly particulars: ParticularsOfRights,
  ) {}

  /** The id of the request. */
  async record(change: Change, order: IntakeOrder): Promise<string> {
    const { customerId, locale } = await this.personOf(change, order.customerId);
    const problems = new Problems();
    this.checkWay(problems, order, change.at);
    const note = parseRequired(problems, ['note'], order.note);
    const { right, channel, receivedAt } = order;
    const about = { manager: change.manager, customerId };
    const said = this.particulars.has(right)
      ? await this.particulars.of(right).read(problems, order, about)
      : unserved(problems);
    problems.settle();
    const request = await this.register.receive(change, {
      customerId,
      right,
      channel,
      receivedAt,
      language: languageFor([locale]),
      note,
      categories: null,
      ...said.columns,
      duplicateOfId: await findOpen(change, customerId, right),
      verifiedAt: null,
    });
    await this.register.pursue(change, request, said);
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

  private checkWay(problems: Problems, { channel, receivedAt }: IntakeOrder, now: Date): void {
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

function unserved(problems: Problems): Particulars {
  problems.add('UNSUPPORTED', ['right'], {
    en: 'Requests for this right are not taken down here yet.',
    de: 'Anträge auf dieses Recht werden hier noch nicht aufgenommen.',
  });
  return {};
}
