import { type Html, html } from './html';

type Cell = Html | string | number;

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  const cells = rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell) => html`<td>${cell}</td>`)}
      </tr> `,
  );
  const names = head.map((name) => html`<th scope="col">${name}</th>`);
  return html`<table>
    <thead>
      <tr>
        ${names}
      </tr>
    </thead>
    <tbody>
      ${cells}
    </tbody>
  </table>`;
}

export function list(items: readonly Cell[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li> `)}
  </ul>`;
}

export function definitions(entries: readonly (readonly [string, Cell])[]): Html {
  return html`<dl>
    ${entries.map(
      ([term, text]) =>
        html`<dt>${term}</dt>
          <dd>${text}</dd> `,
    )}
  </dl>`;
}
