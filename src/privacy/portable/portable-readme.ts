import type { Language } from '../../foundation/text';
import { categories, legalBases, purposes, sources } from '../../personal-data';
import { categoriesOf, type CopyTable } from '../copy/copy-plan';
import { PackageFormat } from '../packages/package-format';
import type { Responsible } from '../readme/facts';
import { type Html, html } from '../readme/html';
import { instantInWords } from '../readme/instant-in-words';
import { page } from '../readme/page';
import { controllerSection } from '../readme/readme';
import { words } from '../readme/readme.messages';
import { definitions, table } from '../readme/structure';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { LeftOut } from './portable-plan';
import { portableWords } from './portable-readme.messages';
import { schemaPath, tablesOf } from './portable-shape';

/** What README.html tells about data that is taken elsewhere. */
export interface PortableFacts {
  request: Pick<RightsRequest, 'language' | 'reference' | 'receivedAt' | 'format'>;
  generatedAt: Date;
  publicUrl: string;
  controller: Responsible;
  privacyContact: string;
  plan: readonly CopyTable[];
  leftOut: readonly LeftOut[];
}

/** README.html of such a package: what is in it, what is left out and why. */
export function portableReadme(facts: PortableFacts): string {
  const { language, reference } = facts.request;
  const title = portableWords.title[language];
  return page({ language, title, reference }, [
    [portableWords.request[language], requestSection(facts)],
    [portableWords.controller[language], controllerSection({ ...facts, language })],
    [portableWords.included[language], includedSection(facts.plan, language)],
    [portableWords.leftOut[language], leftOutSection(facts.leftOut, language)],
    [portableWords.files[language], filesSection(facts)],
  ]);
}

function requestSection({ request, generatedAt }: PortableFacts): Html {
  const { language, reference, receivedAt, format } = request;
  return definitions([
    [words.reference[language], reference],
    [words.received[language], instantInWords(receivedAt, language)],
    [words.generated[language], instantInWords(generatedAt, language)],
    [portableWords.format[language], format ?? PackageFormat.JSON],
  ]);
}

function includedSection(plan: readonly CopyTable[], language: Language): Html {
  const head = [portableWords.category, words.field, words.source, words.purpose, words.basis];
  const rows = categoriesOf(plan).flatMap((code) =>
    tablesOf(plan, code).flatMap(({ columns }) =>
      columns.map(({ description, source, purpose }) => [
        categories[code][language],
        description[language],
        sources[source][language],
        purposes[purpose].title[language],
        legalBases[purposes[purpose].legalBasis][language],
      ]),
    ),
  );
  return table(
    head.map((word) => word[language]),
    rows,
  );
}

function leftOutSection(leftOut: readonly LeftOut[], language: Language): Html {
  const head = [portableWords.category, words.purpose, words.field, portableWords.reason];
  const rows = leftOut.map(({ category, purpose, columns, reason }) => [
    categories[category][language],
    purposes[purpose].title[language],
    [...new Set(columns.map(({ description }) => description[language]))].join(', '),
    reason[language],
  ]);
  return html`<p>${portableWords.rule[language]}</p>
    ${table(
      head.map((word) => word[language]),
      rows,
    )}`;
}

function filesSection({ request: { language, format }, publicUrl, plan }: PortableFacts): Html {
  const tables = plan.map(({ table: { name } }) => [`csv/${name}.csv`, words.tableCsv[language]]);
  const json = [['portable.json', `${portableWords.portableJson[language]} ${publicUrl}${schemaPath}`]];
  const rows = [
    ...(format === PackageFormat.CSV ? tables : json),
    ['manifest.json', words.manifest[language]],
  ];
  return html`<p>${portableWords.free[language]}</p>
    ${table([words.file[language], words.content[language]], rows)}`;
}
