import Bowser from 'bowser';
import { containsCardNumber } from '../../foundation/card-number';
import type { Device } from '../sessions';

export interface DeviceTraces {
  browser: string | null;
  operatingSystem: string | null;
}

const longestAgent = 512;

/** Browser and operating system, as coarse as their names and main versions. */
export function deviceOf(userAgent: string | null): DeviceTraces {
  if (!userAgent) return { browser: null, operatingSystem: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, longestAgent));
  return {
    browser: named(browser.name, browser.version?.split('.')[0]),
    operatingSystem: named(os.name, os.versionName ?? os.version),
  };
}

/** The same by their names alone: a new version is no new device. */
export function kindOfDevice(userAgent: string | null): Device {
  if (!userAgent) return { browser: null, operatingSystem: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, longestAgent));
  return { browser: browser.name || null, operatingSystem: os.name || null };
}

/**
 * A page without what may tell more than its place: cut to origin and path, to the origin alone where the
 * path holds a card's number. Null for what is no web address.
 */
export function pageOf(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return containsCardNumber(pathname) ? `${origin}/` : `${origin}${pathname}`.slice(0, 1000);
}

function named(name: string | undefined, version: string | undefined): string | null {
  return name ? [name, version].filter(Boolean).join(' ') : null;
}
