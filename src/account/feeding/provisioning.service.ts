import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import { Problems, refusal } from '../../foundation/refusal';
import type { SignIns } from '../../foundation/sign-ins';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import type { LimitNews } from '../../processing';
import { BillingAccount } from '../billing';
import { Customer, CustomerStatus } from '../profile';
import {
  parseAddress,
  parseCurrency,
  parseEmail,
  parseLocale,
  parsePhone,
  parseText,
  parseTimeZone,
} from '../../values';
import type { ProvisionCustomerInput } from './feeding.inputs';
import type { BarredReferences } from './references/barred-references';
import type { ExternalReferences } from './references/external-references';
import { parseReference, parseRequired } from './references/parse-feed';

/** Opens accounts for customers whom another system of ours has won. */
export class ProvisioningService {
  constructor(
    private readonly references: ExternalReferences,
    private readonly barred: BarredReferences,
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
    private readonly around: { signIns: SignIns; limitNews: LimitNews },
  ) {}

  /** The id of the customer: new, or made when the reference was used for the first time. */
  async provision(change: Change, input: ProvisionCustomerInput): Promise<string> {
    const { reference, ...content } = this.parse(input);
    const fed = { kind: 'CUSTOMER', reference, content } as const;
    const known = await this.references.find(change, fed);
    if (known) return known;
    await this.barred.refuse(change, reference);
    const { issuer, subject, currency, ...values } = content;
    const id = newId('cus');
    await this.references.note(change, fed, id, id);
    await this.create(change, id, values, currency);
    if (!(await this.around.signIns.bind(change.manager, { issuer, subject }, id)))
      throw refusal('INVALID', ['subject'], {
        en: 'This sign-in cannot be bound to a new account.',
        de: 'Diese Anmeldung lässt sich nicht mit einem neuen Konto verbinden.',
      });
    const fields = Object.entries(values).filter(([, value]) => value !== null);
    await this.ledger.record(change, {
      subject: id,
      action: 'customer.provisioned',
      fields: fields.map(([name]) => name),
    });
    await this.around.limitNews.accountOpened(change, id);
    return id;
  }

  private async create(
    { manager, at }: Change,
    id: string,
    values: { [K in keyof Customer]?: string | object | null },
    currency: string,
  ): Promise<void> {
    const sealed = await this.records.seal(Customer, { id }, values);
    const state = { status: CustomerStatus.ACTIVE, version: 1, createdAt: at, updatedAt: at };
    await manager.insert(Customer, { id, ...state, ...sealed });
    await manager.insert(BillingAccount, { id: newId('bil'), customerId: id, currency });
  }

  private parse(input: ProvisionCustomerInput) {
    const problems = new Problems();
    const reference = parseReference(problems, ['externalReference'], input.externalReference);
    const address = input.postalAddress && parseAddress(problems, ['postalAddress'], input.postalAddress);
    const values = {
      issuer: this.parseIssuer(problems, input.issuer),
      subject: parseSubject(problems, input.subject),
      givenName: parseText(problems, ['name', 'given'], input.name?.given, 100) ?? null,
      familyName: parseText(problems, ['name', 'family'], input.name?.family, 100) ?? null,
      email: parseEmail(problems, ['email'], parseRequired(problems, ['email'], input.email, 254)) ?? '',
      phoneNumber: parsePhone(problems, ['phoneNumber'], input.phoneNumber, address?.country ?? null) ?? null,
      postalAddress: address ?? null,
      companyName: parseText(problems, ['companyName'], input.companyName, 200) ?? null,
      locale: parseLocale(problems, ['locale'], input.locale) ?? null,
      timeZone: parseTimeZone(problems, ['timeZone'], input.timeZone) ?? null,
      currency: parseCurrency(problems, ['currency'], input.currency),
    };
    problems.settle();
    return { reference, ...values };
  }

  private parseIssuer(problems: Problems, issuer: string): string {
    if (issuer !== this.around.signIns.issuer)
      problems.add('INVALID', ['issuer'], {
        en: 'This is not the issuer whose sign-ins are accepted here.',
        de: 'Das ist nicht der Aussteller, dessen Anmeldungen hier gelten.',
      });
    return issuer;
  }
}

/** OpenID Connect Core 2: case-sensitive, at most 255 ASCII characters. */
function parseSubject(problems: Problems, subject: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(subject))
    problems.add('INVALID', ['subject'], {
      en: 'A subject is 1 to 255 visible ASCII characters.',
      de: 'Ein Subject besteht aus 1 bis 255 sichtbaren ASCII-Zeichen.',
    });
  return subject;
}
