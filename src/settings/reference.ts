import { markdownTable } from '../foundation/markdown';
import { productionRules, rules } from './rules';
import type { SettingsTable } from './setting';
import { sections } from './tables';

/** The reference of all settings in Markdown: the page docs/operations.md. */
export function settingsReference(): string {
  const list = (entries: typeof rules) =>
    entries.map(({ names, reason }) => `- ${names}: ${reason}.`).join('\n');
  return [
    '# Operations: settings',
    'Printed from `src/settings` by `npm run contracts`; do not edit by hand.',
    'Settings are environment variables, read once at start. An empty one counts as unset, unknown ones are ignored. When some cannot be used, all problems are listed and the process exits with 1.',
    ...sections.flatMap(({ title, table }) => [`## ${title}`, tableOf(table)]),
    '## What does not go together',
    list(rules),
    '## With NODE_ENV=production',
    list(productionRules),
  ]
    .join('\n\n')
    .concat('\n');
}

function tableOf(table: SettingsTable): string {
  const rows = Object.entries(table).map(([name, { schema, default: fallback, unset, description }]) => [
    `\`${name}\``,
    fallback ? `\`${fallback}\`` : (unset ?? 'none'),
    schema.description ?? '',
    description,
  ]);
  return markdownTable([['Setting', 'Default', 'Expects', 'What it is for'], ...rows]);
}
