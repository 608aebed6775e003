import type Holidays from 'date-holidays';
import { matching, parsed } from './values';

export const timeZone = matching('an IANA time zone such as Europe/Berlin', (text) => {
  try {
    return /^[A-Z]/i.test(text) && Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
});

/** A place whose public holidays are known: the library would take another one for a place without any. */
export const holidays = matching(
  'a country code such as DE, a state such as DE-BY, a region of it such as DE-BY-A, or none',
  (text) => text === 'none' || text === 'DE' || (PLACE.test(text) && isKnownPlace(text)),
);

/** A duration of days, hours, minutes and seconds, in milliseconds. */
export function durationUpTo(most: string) {
  const limit = millisecondsOf(most) ?? 0;
  return parsed(`an ISO 8601 duration such as P3D or PT12H, at most ${most}`, (text) => {
    const length = millisecondsOf(text);
    return length !== undefined && length <= limit ? length : undefined;
  });
}

const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,5}){0,2}$/;

// The tables of all countries cost 0.3 s and 20 MB, so that they are loaded only for a place other than the default.
function isKnownPlace(place: string): boolean {
  const Table = require('date-holidays') as typeof Holidays;
  const table = new Table();
  const [country = '', state, region] = place.split('-');
  const isState = state === undefined || state in (table.getStates(country) ?? {});
  const isRegion = region === undefined || region in (table.getRegions(country, state ?? '') ?? {});
  return country in table.getCountries() && isState && isRegion;
}

function millisecondsOf(duration: string): number | undefined {
  const parts = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
