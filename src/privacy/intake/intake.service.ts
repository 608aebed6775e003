import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { Particulars, Said } from '../particulars/particulars';
import type { ParticularsOfRights } from '../particulars/particulars-of-rights';
import type { Correspondence } from '../register/correspondence';
import type { RequestRegister } from '../register/request-register';
import { parseRequired } from '../../values';
import type { RequesterInput } from '../requesters/requester.inputs';
import { IntakeChannel, type Right } from '../requests/vocabulary';
import { findOpen } from './own-request';
import { personOf } from './recorded-person';

export interface IntakeOrder extends Said {
  customerId?: string | null;
  requester?: RequesterInput | null;
  right: Right;
  channel: IntakeChannel;
  receivedAt: Date;
  note: string;
}

const channels = [IntakeChannel.PHONE, IntakeChannel.POST, IntakeChannel.EMAIL];

/** Takes down requests that reached us by phone, letter or mail; an officer decides what does not carry itself out. */
export class IntakeService {
  constructor(
    private readonly register: RequestRegister,
    private readonly correspondence: Correspondence,
    private readonly particulars: ParticularsOfRights,
  ) {}

  /** The id of the request. */
  async record(change: Change, order: IntakeOrder): Promise<string> {
    const problems = new Problems();
    const person = await personOf(change, problems, this.correspondence, order);
    this.checkWay(problems, order, change.at);
    const note = parseRequired(problems, ['note'], order.note);
    const { right, channel, receivedAt } = order;
    const about = { manager: change.manager, customerId: person.customerId, isSelf: false };
    const said = this.particulars.has(right)
      ? await this.particulars.of(right).read(problems, order, about)
      : unserved(problems);
    problems.settle();
    const request = await this.register.receive(change, {
      ...person,
      right,
      channel,
      receivedAt,
      note,
      categories: null,
      ...said.columns,
      duplicateOfId: await findOpen(change, person.customerId, right),
      verifiedAt: null,
    });
    await this.register.pursue(change, request, said);
    return request.id;
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
