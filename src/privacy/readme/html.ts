const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to write out as it is. */
export class Html {
  constructor(readonly text: string) {}
}

type Fragment = Html | string | number | readonly Fragment[];

/** Markup with values in it, all of them escaped but markup itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  return new Html(parts.map((part, i) => part + (i < values.length ? write(values[i]!) : '')).join(''));
}

function write(value: Fragment): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return String(value).replace(/[&<>"']/g, (character) => entities[character]!);
}
