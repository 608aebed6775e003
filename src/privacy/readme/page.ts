import type { Language } from '../../foundation/text';
import { Html, html } from './html';

/** Readable on a screen and on paper, nothing loaded from elsewhere. */
const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
  h1 { font-size: 1.75rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1rem; }
  table { border-collapse: collapse; width: 100%; } caption { text-align: left; }
  th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid #ccc; }
  dt { font-weight: 600; } dd { margin: 0 0 0.5rem; } code { overflow-wrap: anywhere; }
  @media print { body { margin: 0; max-width: none; font-size: 10pt; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
`;

/** A README.html: sections, each with its heading. */
export function page(
  { language, title, reference }: { language: Language; title: string; reference: string },
  sections: readonly (readonly [string, Html])[],
): string {
  const written = sections.map(
    ([heading, body]) =>
      html`<section>
        <h2>${heading}</h2>
        ${body}
      </section> `,
  );
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}: ${reference}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        ${written}
      </body>
    </html> `.text;
}
