/** Countries with an IBAN and its length (ISO 13616 registry). */
const registry = `
  AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20
  EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30
  KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23
  PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26
  UA29 VA22 VG24 XK20 YE30`;

/** How many characters an IBAN of a country has. */
export const ibanLengths: ReadonlyMap<string, number> = new Map(
  registry
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The text with every valid IBAN, in any grouping by spaces, replaced by a letter. */
export function withoutIbans(text: string): string {
  const start = /(?<![\p{L}\d])[a-z]{2}\d{2}/giu;
  let rest = '';
  let from = 0;
  for (const { index } of text.matchAll(start)) {
    const end = index < from ? null : endOfIban(text, index);
    if (end === null) continue;
    rest += `${text.slice(from, index)} x `;
    from = end;
  }
  return rest + text.slice(from);
}

/** Where the IBAN that begins here ends; null where none does. */
function endOfIban(text: string, start: number): number | null {
  const length = ibanLengths.get(text.slice(start, start + 2).toUpperCase());
  if (!length) return null;
  const shape = new RegExp(`(?:[a-z0-9][ \\u00a0-]?){${length - 1}}[a-z0-9](?![\\p{L}\\d])`, 'iuy');
  shape.lastIndex = start;
  const found = shape.exec(text)?.[0];
  return found && isChecked(found.replace(/[^a-z0-9]/gi, '')) ? start + found.length : null;
}

/** ISO 7064, mod 97-10. */
function isChecked(iban: string): boolean {
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  return [...moved].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0) === 1;
}
