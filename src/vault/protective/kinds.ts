/** What a restored main database must not forget. */
export const protectiveKinds = [
  'erasure',
  'kept_part_deleted',
  'erasure_remainder',
  'withdrawal',
  'objection',
  'objection_ended',
  'restriction',
  'restriction_lifted',
  'hold',
  'hold_released',
  'suppression',
  'suppression_ended',
  'barred_subject',
  'barred_session',
  /** Of the ledger itself: the commit of another entry failed, and what it tells was then done under another key. */
  'taken_back',
] as const;
export type ProtectiveKind = (typeof protectiveKinds)[number];

/** Ids of ours that are no customer's, names of topics, rules and categories, hashes, instants; never a person's value. */
export type Codes = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const code = /^[\w.:+-]{0,100}$/;

/** Throws where something else than a code is about to be kept for ever. */
export function assertCodes(codes: Codes): void {
  for (const [name, value] of Object.entries(codes))
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value])
      if (typeof one === 'string' && !code.test(one))
        throw new TypeError(`The protective ledger takes codes alone; ${name} is none.`);
}
