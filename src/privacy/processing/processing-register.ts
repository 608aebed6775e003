import type { Language } from '../../foundation/text';
import {
  type Catalogue,
  type Category,
  categories,
  fieldNameOf,
  isPortable,
  mayObjectTo,
  type PersonalColumn,
  type Purpose,
  type PurposeCode,
  purposes,
  type RecipientCode,
  recipients,
  type RetentionCode,
  retentionRules,
  type Recipient as RecipientFacts,
} from '../../personal-data';
import { periodInWords } from '../readme/period-in-words';
import { DataCategory, DataField } from './data-category.type';
import { DataSource, ErasureStrategy, LegalBasis, RecipientRole } from './processing.vocabulary';
import { ProcessingPurpose } from './processing-purpose.type';
import { Recipient } from './recipient.type';
import { RetentionRule } from './retention-rule.type';

/** Who a recipient is, as the operator says. */
interface NamedRecipient {
  code: string;
  name: string;
  country: string;
  transferSafeguard: string | null;
}

/** What is done with personal data, in the words of one language: by code. */
export interface RegisterOfProcessing {
  purposes: ReadonlyMap<PurposeCode, ProcessingPurpose>;
  categories: ReadonlyMap<Category, DataCategory>;
  recipients: ReadonlyMap<RecipientCode, Recipient>;
  rules: ReadonlyMap<RetentionCode, RetentionRule>;
}

interface HeldColumn extends PersonalColumn {
  table: string;
}

const strategies = {
  delete: ErasureStrategy.DELETE,
  pseudonymise: ErasureStrategy.PSEUDONYMISE,
  keep: ErasureStrategy.KEEP_UNDER_DUTY,
};
const sources = {
  provided: DataSource.PROVIDED,
  observed: DataSource.OBSERVED,
  derived: DataSource.DERIVED,
};

/** The register of processing, computed from the declarations alone (Art. 30). */
export class ProcessingRegister {
  private readonly columns: readonly HeldColumn[];
  private readonly made = new Map<Language, RegisterOfProcessing>();

  constructor(
    catalogue: Catalogue,
    private readonly named: readonly NamedRecipient[],
  ) {
    this.columns = catalogue.tables.flatMap(({ name, columns }) =>
      columns.map((column) => ({ ...column, table: name })),
    );
  }

  in(language: Language): RegisterOfProcessing {
    const known = this.made.get(language) ?? this.make(language);
    this.made.set(language, known);
    return known;
  }

  private make(language: Language): RegisterOfProcessing {
    const made = {
      categories: mapOf(categories, (code) => this.categoryOf(code, language)),
      rules: mapOf(retentionRules, (code) => ruleOf(code, language)),
    };
    const receivers = mapOf(recipients, (code) => this.recipientOf(code, language, made.categories));
    return {
      ...made,
      recipients: receivers,
      purposes: mapOf(purposes, (code) => this.purposeOf(code, language, { ...made, recipients: receivers })),
    };
  }

  private categoryOf(code: Category, language: Language): DataCategory {
    const fields = this.columns
      .filter(({ category }) => category === code)
      .map((column) => fieldOf(column, language));
    return Object.assign(new DataCategory(), { code, title: categories[code][language], fields });
  }

  private recipientOf(
    code: RecipientCode,
    language: Language,
    known: ReadonlyMap<Category, DataCategory>,
  ): Recipient {
    const { name, role, purpose, country, transferSafeguard }: RecipientFacts = recipients[code];
    const received = this.categoriesWhere((column) => receiversOf(column.purpose).includes(code));
    return Object.assign(new Recipient(), {
      code,
      name: name[language],
      role: RecipientRole[role],
      purpose: purpose[language],
      country,
      transferSafeguard: transferSafeguard?.[language] ?? null,
      ...this.named.find((named) => named.code === code),
      categories: received.map((category) => known.get(category)!),
    });
  }

  private purposeOf(
    code: PurposeCode,
    language: Language,
    known: Omit<RegisterOfProcessing, 'purposes'>,
  ): ProcessingPurpose {
    const purpose: Purpose = purposes[code];
    const canObject = mayObjectTo(code);
    return Object.assign(new ProcessingPurpose(), {
      code,
      title: purpose.title[language],
      description: purpose.description[language],
      legalBasis: LegalBasis[purpose.legalBasis],
      legitimateInterest: purpose.legitimateInterest?.[language] ?? null,
      canObject,
      stopsOnObjection: canObject && (purpose.stopsOnObjection ?? true),
      categories: this.categoriesWhere((column) => column.purpose === code).map((category) =>
        known.categories.get(category)!,
      ),
      recipients: purpose.recipients.map((recipient) => known.recipients.get(recipient)!),
      retention: [known.rules.get(purpose.retention)!],
    });
  }

  /** In the order of the register. */
  private categoriesWhere(isMeant: (column: HeldColumn) => boolean): Category[] {
    const meant = new Set(this.columns.filter(isMeant).map(({ category }) => category));
    return (Object.keys(categories) as Category[]).filter((category) => meant.has(category));
  }
}

function fieldOf(column: HeldColumn, language: Language): DataField {
  return Object.assign(new DataField(), {
    name: fieldNameOf(column.table, column.property),
    description: column.description[language],
    source: sources[column.source],
    portable: isPortable(column),
    onErasure: strategies[column.onErasure],
    required: column.isRequired ?? false,
  });
}

function ruleOf(code: RetentionCode, language: Language): RetentionRule {
  const { trigger, period, law } = retentionRules[code];
  const counted = { en: 'counted from', de: 'gerechnet ab' }[language];
  const description = `${periodInWords(period, language)}, ${counted}: ${trigger[language]}`;
  return Object.assign(new RetentionRule(), { code, description, trigger: trigger[language], period, law });
}

function receiversOf(purpose: PurposeCode): readonly RecipientCode[] {
  return purposes[purpose].recipients;
}

function mapOf<Code extends string, V>(
  facts: Record<Code, unknown>,
  make: (code: Code) => V,
): ReadonlyMap<Code, V> {
  return new Map((Object.keys(facts) as Code[]).map((code) => [code, make(code)]));
}
