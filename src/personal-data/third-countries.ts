/** ISO 3166-1 alpha-2: the Union, and Iceland, Liechtenstein and Norway. */
const europeanEconomicArea = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/** Is data in this country transferred to a third one (Art. 44)? */
export function isThirdCountry(country: string): boolean {
  return !europeanEconomicArea.has(country);
}
