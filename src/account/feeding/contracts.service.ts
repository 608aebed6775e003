import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import { Problems, refusal } from '../../foundation/refusal';
import type { Ledger } from '../../ledger';
import { Customer } from '../profile';
import { billedCustomer } from './billed-customer';
import type { EndContractInput } from './feeding.inputs';
import type { ExternalReferences } from './references/external-references';
import { parsePastDay, parseReference } from './references/parse-feed';

/** Notes when contracts ended: retention is counted from that day. */
export class ContractsService {
  constructor(
    private readonly references: ExternalReferences,
    private readonly ledger: Ledger,
  ) {}

  /** A contract ends once: told again with the same day it is the same, another day is refused. */
  async end(change: Change, input: EndContractInput): Promise<void> {
    const { reference, ...content } = parsed(input, change.at);
    const fed = { kind: 'CONTRACT', reference, content } as const;
    if (await this.references.find(change, fed)) return;
    const customer = await billedCustomer(change, content.customerId);
    await this.references.note(change, fed, customer.id, customer.id);
    if (customer.contractEndedOn === content.endedOn) return;
    if (customer.contractEndedOn !== null)
      throw refusal('NOT_ALLOWED_NOW', ['endedOn'], {
        en: 'This contract ended on another day.',
        de: 'Dieser Vertrag endete an einem anderen Tag.',
      });
    await this.write(change, customer, content.endedOn);
  }

  private async write(change: Change, { id, version }: Customer, contractEndedOn: string): Promise<void> {
    const next = { contractEndedOn, version: version + 1, updatedAt: change.at };
    const { affected } = await change.manager.update(Customer, { id, version }, next);
    if (affected !== 1) throw new Collision('The customer was changed meanwhile.');
    await this.ledger.record(change, { subject: id, action: 'contract.ended', fields: ['contractEndedOn'] });
  }
}

function parsed({ externalReference, customerId, endedOn }: EndContractInput, now: Date) {
  const problems = new Problems();
  const values = {
    reference: parseReference(problems, ['externalReference'], externalReference),
    customerId,
    endedOn: parsePastDay(problems, ['endedOn'], endedOn, now),
  };
  problems.settle();
  return values;
}
