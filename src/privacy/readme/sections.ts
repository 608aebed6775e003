import type { Language, Text } from '../../foundation/text';
import { categories, isThirdCountry, legalBases, retentionRules, sources } from '../../personal-data';
import { notListed } from '../letters/secrecy.messages';
import { groupedBy } from '../grouping';
import { countryIn } from './country-in-words';
import type { CopyFacts } from './facts';
import { Html, html } from './html';
import { periodInWords } from './period-in-words';
import { rightsOfPersons, words } from './readme.messages';
import { definitions, list, table } from './structure';

const nothing = (language: Language) => html`<p>${words.none[language]}</p>`;

export function purposesSection({ purposes, language }: CopyFacts): Html {
  if (purposes.length === 0) return nothing(language);
  const rows = purposes.map(({ title, description, legalBasis }) => [
    html`<strong>${title[language]}</strong><br />${description[language]}`,
    legalBases[legalBasis][language],
  ]);
  return table([words.purpose[language], words.basis[language]], rows);
}

export function categoriesSection({ categories: held, language }: CopyFacts): Html {
  if (held.length === 0) return nothing(language);
  const sections = held.map(({ code, tables }) => {
    const rows = tables.flatMap(({ name, records, columns }) =>
      columns.map(({ description, source, withheld }) => [
        description[language],
        sources[source][language],
        ...(withheld ? [words.leftOut[language], ''] : [name, records]),
      ]),
    );
    const head = [words.field, words.source, words.file, words.records].map((word) => word[language]);
    return html`<h3>${categories[code][language]}</h3>
      ${table(head, rows)}`;
  });
  return html`${sections}`;
}

export function recipientsSection({ recipients, language }: CopyFacts): Html {
  const items = recipients.map(
    ({ name, country, purpose }) =>
      html`<strong>${name}</strong> (${countryIn(country, language)}): ${purpose}`,
  );
  return html`${items.length > 0 ? list(items) : nothing(language)}
    <p>${words.secret[language]}</p>`;
}

export function periodsSection({ purposes, language }: CopyFacts): Html {
  if (purposes.length === 0) return nothing(language);
  const rows = purposes.map(({ title, retention }) => {
    const { trigger, period, law } = retentionRules[retention];
    const length = `${periodInWords(period, language)}, ${words.counted[language]}: ${trigger[language]}`;
    return [title[language], length, law ?? words.none[language]];
  });
  return table([words.purpose[language], words.period[language], words.law[language]], rows);
}

export function rightsSection({ language }: CopyFacts): Html {
  return list(rightsOfPersons.map((right) => right[language]));
}

export function complaintSection({ controller: { authority }, language }: CopyFacts): Html {
  const named = authority
    ? `${authority.name} (${authority.country}), ${authority.url}`
    : words.noneNamed[language];
  return html`<p>${words.complain[language]}</p>
    ${definitions([[words.authority[language], named]])}`;
}

export function sourcesSection({ categories: held, language }: CopyFacts): Html {
  const used = new Set(
    held.flatMap(({ tables }) => tables.flatMap(({ columns }) => columns.map(({ source }) => source))),
  );
  return used.size === 0 ? nothing(language) : list([...used].map((source) => sources[source][language]));
}

/** Also of a recipient that is here and hands data on under a safeguard. */
export function transfersSection({ recipients, language }: CopyFacts): Html {
  const rows = recipients
    .filter(({ country, transferSafeguard }) => transferSafeguard !== null || isThirdCountry(country))
    .map(({ name, country, transferSafeguard }) => [
      name,
      countryIn(country, language),
      transferSafeguard ?? words.noneNamed[language],
    ]);
  if (rows.length === 0) return html`<p>${words.transfersNone[language]}</p>`;
  const head = [words.recipient, words.country, words.safeguard].map((word) => word[language]);
  return table(head, rows);
}

export function filesSection({ categories: held, language }: CopyFacts): Html {
  const csv = new Map(
    held.flatMap(({ tables }) => tables.filter(isCopied).map(({ name, records }) => [name, records])),
  );
  const say = (text: Text) => text[language];
  const rows = [
    ['data.json', say(words.dataJson), ''],
    ...[...csv].map(([name, records]) => [`csv/${name}.csv`, say(words.tableCsv), records]),
    ['manifest.json', say(words.manifest), ''],
  ];
  return html`<p>${say(words.free)}</p>
    ${table([words.file, words.content, words.records].map(say), rows)}`;
}

export function withheldSection({ categories: held, language }: CopyFacts): Html {
  const items = held.flatMap(({ code, tables }) => {
    const withheld = tables.flatMap(({ columns }) => columns.filter((column) => column.withheld));
    const groups = groupedBy(withheld, ({ withheld: reason }) => reason![language]);
    return [...groups].map(([reason, columns]) => {
      const names = new Set(columns.map(({ description }) => description[language]));
      return html`<strong>${categories[code][language]}</strong> (${[...names].join(', ')}): ${reason}`;
    });
  });
  return html`${items.length > 0 ? list(items) : ''}
    <p>${notListed[language]}</p>`;
}

function isCopied({ columns }: { columns: readonly { withheld?: unknown }[] }): boolean {
  return columns.some((column) => !column.withheld);
}
