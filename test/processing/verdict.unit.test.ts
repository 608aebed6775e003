import { operations, type PurposeCode, purposes } from '../../src/personal-data';
import { type Exemption, exemptionOf, exemptions, judge, type Limits } from '../../src/processing';

const all = { ground: 'UNLAWFUL_PROCESSING', purposes: null, categories: null, continueFor: [] };
const every = Object.keys(purposes) as PurposeCode[];

/** Purposes that no restriction bars, by what they are: written by hand from Art. 18(2). */
const exempt: Partial<Record<PurposeCode, Exemption>> = {
  rights: 'ANSWERING_RIGHTS',
  package: 'ANSWERING_RIGHTS',
  tax: 'INVOICES_AND_TAX',
  security: 'SECURITY',
  sign_in: 'SECURITY',
  address_check: 'SECURITY',
  legal_notices: 'NOTICES_OWED_BY_LAW',
  legal_claims: 'LEGAL_CLAIMS',
};

function ask(limits: Partial<Limits>, purpose: PurposeCode, operation = 'READ' as const, more: object = {}) {
  const question = { purpose, operation, ...more };
  const verdict = judge(question, { restrictions: [], objections: [], ...limits });
  return verdict.allowed ? 'allowed' : verdict.whyNot;
}

it('allows everything where nothing stands against it', () => {
  for (const purpose of every) expect(ask({}, purpose)).toBe('allowed');
});

it('names the exempt purposes, and no others', () => {
  const named = every.map((purpose) => [purpose, exemptionOf(purpose)]);
  expect(named).toEqual(every.map((purpose) => [purpose, exempt[purpose] ?? null]));
});

describe.each(operations)('a restriction of everything, asked for %s', (operation) => {
  it.each(every)('bars %s but for an exemption', (purpose) => {
    const limits = { restrictions: [all], objections: [] };
    const barred = judge({ purpose, operation }, limits);
    expect(barred).toEqual({ allowed: false, whyNot: 'RESTRICTED' });
    for (const exemption of Object.keys(exemptions) as Exemption[])
      expect(judge({ purpose, operation, exemption }, limits)).toEqual({ allowed: true });
  });
});

it('reaches the named purposes and categories alone', () => {
  const restrictions = [{ ...all, purposes: ['billing'], categories: ['contact'] }];
  expect(ask({ restrictions }, 'billing', 'READ', { category: 'contact' })).toBe('RESTRICTED');
  expect(ask({ restrictions }, 'billing', 'READ', { category: 'billing' })).toBe('allowed');
  expect(ask({ restrictions }, 'service', 'READ', { category: 'contact' })).toBe('allowed');
  expect(ask({ restrictions }, 'billing')).toBe('RESTRICTED');
});

it('lets go on what the person agreed to', () => {
  const restrictions = [{ ...all, continueFor: ['service'] }];
  expect(ask({ restrictions }, 'service')).toBe('allowed');
  expect(ask({ restrictions }, 'billing')).toBe('RESTRICTED');
  expect(ask({ restrictions: [...restrictions, all] }, 'service')).toBe('RESTRICTED');
});

describe('an objection', () => {
  const weighed = { purpose: 'abuse_prevention', isUpheld: false };
  const upheld = { ...weighed, isUpheld: true };
  const pending = { ...all, ground: 'OBJECTION_PENDING', purposes: ['abuse_prevention'] };

  it('that is weighed leaves what protects others to be noted, and used by nobody', () => {
    const limits = { restrictions: [pending], objections: [weighed] };
    expect(judge({ purpose: 'abuse_prevention', operation: 'RECORD' }, limits)).toEqual({ allowed: true });
    expect(ask(limits, 'abuse_prevention')).toBe('RESTRICTED');
    expect(ask({ objections: [weighed] }, 'abuse_prevention')).toBe('OBJECTED');
  });

  it('that was upheld ends the noting too', () => {
    const limits = { restrictions: [], objections: [upheld] };
    const verdict = judge({ purpose: 'abuse_prevention', operation: 'RECORD' }, limits);
    expect(verdict).toEqual({ allowed: false, whyNot: 'OBJECTED' });
  });

  it('concerns its own purpose alone', () => {
    expect(ask({ objections: [upheld] }, 'service')).toBe('allowed');
    expect(ask({ objections: [{ purpose: 'marketing', isUpheld: true }] }, 'marketing')).toBe('OBJECTED');
  });
});
