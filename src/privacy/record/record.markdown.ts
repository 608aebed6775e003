import { markdownTable } from '../../foundation/markdown';
import type { Catalogue } from '../../personal-data';
import { ProcessingRegister } from '../processing/processing-register';
import { securityMeasures, subjectCategories } from './record.messages';

/** The record of processing activities (Art. 30) in Markdown, as far as the code declares it: schema/processing-record.md. */
export function processingRecord(catalogue: Catalogue): string {
  const { purposes, categories, recipients, rules } = new ProcessingRegister(catalogue, []).in('en');
  const codesOf = (parts: readonly { code: string }[]) => parts.map(({ code }) => code).join(', ');
  const list = (texts: readonly { en: string }[]) => texts.map(({ en }) => `- ${en}`).join('\n');
  const purposeRows = [...purposes.values()].map((purpose) => [
    `**${purpose.title}** (${purpose.code}): ${purpose.description}`,
    purpose.legalBasis,
    codesOf(purpose.categories),
    codesOf(purpose.recipients),
    codesOf(purpose.retention),
  ]);
  const recipientRows = [...recipients.values()].map(
    ({ code, name, role, purpose, transferSafeguard, categories: received }) => [
      `${name} (${code})`,
      role,
      purpose,
      codesOf(received),
      transferSafeguard ?? 'none: stays in the European Economic Area',
    ],
  );
  const ruleRows = [...rules.values()].map(({ code, trigger, period, law }) => [
    code,
    period,
    trigger,
    law ?? '',
  ]);
  const fieldRows = [...categories.values()].flatMap(({ code, fields }) =>
    fields.map(({ name, description, source, portable, onErasure }) => [
      code,
      name,
      description,
      source,
      portable ? 'yes' : '',
      onErasure,
    ]),
  );
  return [
    '# Record of processing activities',
    'GDPR Art. 30(1), printed from the declarations in `src` by `npm run contracts`; do not edit by hand. Who is responsible, and the names of the recipients, are settings of the installation: the API answers the whole record at `recordOfProcessing`.',
    '## Whose data',
    list(subjectCategories),
    '## Purposes',
    markdownTable([['Purpose', 'Legal basis', 'Categories', 'Recipients', 'Period'], ...purposeRows]),
    '## Recipients',
    markdownTable([['Recipient', 'As', 'What for', 'Categories', 'Safeguard'], ...recipientRows]),
    '## Periods',
    markdownTable([['Rule', 'Period', 'Counted from', 'Law'], ...ruleRows]),
    '## Data',
    markdownTable([['Category', 'Field', 'What it is', 'Source', 'Portable', 'On erasure'], ...fieldRows]),
    '## Security',
    list(securityMeasures),
  ]
    .join('\n\n')
    .concat('\n');
}
