export { catchUp, type ReplayCounts } from './catch-up';
export { type Codes, type ProtectiveKind, protectiveKinds } from './kinds';
export { ProtectiveEntry } from './protective-entry.entity';
export { ProtectiveIdentifiers } from './protective-identifiers.entity';
export { type Protection, ProtectiveLedger } from './protective-ledger';
export { ProtectivePosition } from './protective-position.entity';
export type { ReplayChange, ReplayedEntry, Replayer, Replays } from './replays';
