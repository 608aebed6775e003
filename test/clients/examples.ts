import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { type Operation, operationsOf } from './operations';
import type { RequestStages, Staged } from './request-stages';

/** An id of an example: a prefix that says of what, and a number that says which one, from 0 on. */
const exampleId = /^([a-z]{3})_00000000-0000-7000-8000-(\d{12})$/;
const portal = operationsOf('portal');

/** The examples of variables with what is ada's in the place of their ids, and what she was handed in that of their words. */
export class Examples {
  private addresses = 0;
  private notices = 0;
  private staged: Staged | null = null;

  constructor(
    private readonly house: TestHouse,
    private readonly ada: Visitor,
    /** Where the desk's documents are let through. */
    private readonly stages?: RequestStages,
  ) {}

  /** A copy of ada's data, asked for and made, a restriction, an objection, and a session of hers beside the present one. */
  async prepare(): Promise<void> {
    const { requestAccess } = await this.ask('RequestAccess', { input: {} });
    const { id } = requestAccess.request;
    await until(async () => (await this.ask('Request', { id })).node.state === 'FULFILLED');
    await this.ask('RequestRestriction', {
      input: { ground: 'ACCURACY_CONTESTED', purposes: ['abuse_prevention'] },
    });
    await this.ask('ObjectToProcessing', { input: { purpose: 'legal_claims' } });
    await until(async () => (await this.idsOf('ses')).length > 0);
    await ask(await this.house.signIn('ada@example.com'), 'Viewer');
    await until(async () => (await this.idsOf('ses')).length > 1);
  }

  /** The variables of an operation, once that has happened without which it makes no sense. */
  async variablesFor({ name, variables }: Pick<Operation, 'name' | 'variables'>): Promise<object> {
    if (name.endsWith('CancelEmailChange')) await this.codeOfAddress();
    this.staged = (await this.stages?.stageFor(name, await this.customerId())) ?? null;
    return this.filled(variables);
  }

  /** By the words that stand for it in the examples. */
  private readonly handedOut: Record<string, () => Promise<string>> = {
    'paste the signed receipt here': async () => {
      const { node } = await this.ask('Request', { id: await this.idOf('req', 0) });
      return node.receipts[0].signed;
    },
    'the reference that startPaymentMethodSetup answered': async () => {
      const { startPaymentMethodSetup } = await this.ask('StartPaymentMethodSetup', {
        input: { kind: 'CARD' },
      });
      return startPaymentMethodSetup.setupReference;
    },
    '1234 5678': () => this.codeOfAddress(),
    '00000000': async () => this.staged?.code ?? '00000000',
    'RR-2026-7F3K2': async () => this.staged?.reference ?? 'RR-2026-7F3K2',
    ['0'.repeat(64)]: async () => {
      const { me } = await this.ask('PreviewErasure', {});
      return me.privacy.previewErasure.hash;
    },
    'the-code-of-a-guest': () => this.codeOfGuest('guest@example.net'),
    'the-token-of-a-guest': async () => {
      const email = `guest-${(this.addresses += 1)}@example.net`;
      const input = { email, code: await this.codeOfGuest(email) };
      return (await this.ask('ConfirmGuestRequest', { input })).confirmGuestRequest.guestToken;
    },
    'the-token-of-the-mail': async () => {
      const code = await this.codeOfAddress();
      const confirm = () => this.ask('ConfirmEmailChange', { input: { code } });
      return this.mailed(confirm, /undo-email-change#([\w-]+)$/m);
    },
  };

  private async filled<T>(value: T): Promise<T> {
    if (typeof value === 'string') return (await this.textFor(value)) as T;
    if (Array.isArray(value)) return (await Promise.all(value.map((each) => this.filled(each)))) as T;
    if (typeof value !== 'object' || value === null) return value;
    const parts = Object.entries(value).map(async ([key, part]) => [key, await this.filled(part)] as const);
    return Object.fromEntries(await Promise.all(parts)) as T;
  }

  private async textFor(text: string): Promise<string> {
    const [, prefix, number] = exampleId.exec(text) ?? [];
    if (prefix === 'req' && this.staged) return this.staged.id;
    if (prefix === 'ntc') return this.noticeByHand();
    if (prefix === 'rst' && this.staged?.restrictionId) return this.staged.restrictionId;
    if (prefix === 'hld' && this.staged?.holdId) return this.staged.holdId;
    if (prefix === 'acr' && this.staged?.reportId) return this.staged.reportId;
    if (prefix) return this.idOf(prefix, Number(number));
    return (await this.handedOut[text]?.()) ?? text;
  }

  /** The id of one of ada's objects of a kind, whichever table holds it. */
  private async idOf(prefix: string, number: number): Promise<string> {
    if (prefix === 'cus') return this.customerId();
    const id = (await this.idsOf(prefix))[number];
    if (!id) throw new Error(`Ada has no ${prefix} number ${number}.`);
    return id;
  }

  private async customerId(): Promise<string> {
    return (await this.ask('Viewer')).viewer.customer.id;
  }

  /** A recipient that the office is to tell by hand: the payment processor, after a change of what it has. */
  private async noticeByHand(): Promise<string> {
    await this.ask('StartPaymentMethodSetup', { input: { kind: 'CARD' } });
    this.notices += 1;
    await this.ask('UpdateBillingDetails', { input: { vatId: `DE10000000${this.notices}` } });
    return (await this.idsOf('ntc')).at(-1)!;
  }

  /** The ids of ada's objects of a kind, oldest first. */
  private async idsOf(prefix: string): Promise<string[]> {
    const customerId = await this.customerId();
    const { entityMetadatas, manager } = this.house.app.house.database;
    const owned = entityMetadatas.filter((table) =>
      ['id', 'customerId'].every((name) => table.findColumnWithPropertyName(name)),
    );
    const rows = await Promise.all(
      owned.map(({ target }) =>
        manager.find<{ id: string; customerId: string }>(target, {
          where: { customerId },
          order: { id: 'ASC' },
        }),
      ),
    );
    const ids = rows.flat().map(({ id }) => id);
    return ids.filter((each) => each.startsWith(`${prefix}_`));
  }

  /** The code that goes to another address of ada's. */
  private codeOfAddress(): Promise<string> {
    const input = { email: `ada-${(this.addresses += 1)}@lovelace.example` };
    return this.mailed(() => this.ask('RequestEmailChange', { input }), /\b(\d{4} \d{4})\b/);
  }

  private codeOfGuest(email: string): Promise<string> {
    const input = { email, right: 'ACCESS' };
    return this.mailed(() => this.ask('StartGuestRequest', { input }), /code: (\d{8})/);
  }

  /** What stands in a mail that an act brings about. */
  private async mailed(act: () => Promise<unknown>, wanted: RegExp): Promise<string> {
    const { mails } = this.house.mailBox;
    const before = mails.length;
    const found = () => mails.slice(before).flatMap(({ text }) => wanted.exec(text)?.[1] ?? []);
    await act();
    await until(() => found().length > 0);
    return found()[0]!;
  }

  private ask(name: string, variables: object = {}) {
    return ask(this.ada, name, variables);
  }
}

/** By the documents of the portal, for no others are let through. */
async function ask(visitor: Visitor, name: string, variables: object = {}) {
  const { body } = portal.find((operation) => operation.name === name)!;
  const { data, errors } = await visitor.ask(body, variables);
  if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return data;
}
