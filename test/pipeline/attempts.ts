import type { Answer, Visitor } from '../kit/visitor';

/** A mutation to be tried, and what must become of it. */
export interface Attempt {
  /** What a success leaves in the trail. */
  action: 'profile.updated' | 'billing.updated' | 'consent.given';
  /** The value that a success writes, and a refusal must not. */
  value: string;
  expected: 'done' | 'INVALID' | 'STALE_VERSION';
  send: () => Promise<Answer>;
}

/** Fifty mutations of one person, a third of them invalid or stale; each success writes something of its own. */
export function fiftyAttempts(visitor: Visitor, name: string): Attempt[] {
  const profile = (i: number, extra: object, expected: Attempt['expected'] = 'done'): Attempt => {
    const value = `${name} ${expected} ${i}`;
    const input = { companyName: value, ...extra };
    return { action: 'profile.updated', value, expected, send: () => visitor.ask(updateProfile, { input }) };
  };
  const billing = (i: number, extra: object, expected: Attempt['expected'] = 'done'): Attempt => {
    const value = `${name}.${expected}.${i}@example.com`;
    const input = { email: value, ...extra };
    const send = () => visitor.ask(updateBilling, { input });
    return { action: 'billing.updated', value, expected, send };
  };
  return [
    ...each(12, (i) => profile(i, {})),
    ...each(3, (i) => profile(i, { phoneNumber: 'none' }, 'INVALID')),
    ...each(3, (i) => profile(i, { expectedVersion: 1000 }, 'STALE_VERSION')),
    ...each(12, (i) => billing(i, {})),
    ...each(3, (i) => billing(i, { vatId: 'DE1' }, 'INVALID')),
    ...each(3, (i) => billing(i, { expectedVersion: 1000 }, 'STALE_VERSION')),
    ...choices.map((choice) => consent(visitor, [choice], 'done')),
    ...each(5, (i) => consent(visitor, ['events.EMAIL', `unknown_${i}.EMAIL`], 'INVALID')),
  ];
}

const choices = ['product_news', 'offers', 'events'].flatMap((topic) =>
  ['SMS', 'PHONE', 'POST'].map((channel) => `${topic}.${channel}`),
);

const updateProfile = mutationOf('updateProfile', 'UpdateProfileInput');
const updateBilling = mutationOf('updateBillingDetails', 'UpdateBillingDetailsInput');
const updatePreferences = mutationOf('updatePreferences', 'UpdatePreferencesInput');

function consent(visitor: Visitor, names: string[], expected: Attempt['expected']): Attempt {
  const preferences = names.map((name) => {
    const [topic, channel] = name.split('.');
    return { topic, channel, granted: true };
  });
  const send = () => visitor.ask(updatePreferences, { input: { preferences } });
  return { action: 'consent.given', value: names[0]!, expected, send };
}

function mutationOf(name: string, input: string): string {
  return `mutation Attempt($input: ${input}!) { done: ${name}(input: $input) { userErrors { code } } }`;
}

function each<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
