import type { Restricts } from './restricts';

/** For a house in which nothing is restricted: what is disputed is marked so, and goes on being processed. */
export const noRestrictions: Restricts = {
  restrict: async () => undefined,
  liftOf: async () => undefined,
};
