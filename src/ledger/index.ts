/** What the application's user may only add to (MySQL's grants; SQLite has triggers). */
export const insertOnlyTables = ['ledger_entry'] as const;

export { AnchorJob } from './anchor.job';
export { type LedgerReport, verifyLedger } from './audit';
export { chainsEndedBefore } from './heads';
export { type Act, Ledger } from './ledger';
export { LedgerEntry } from './ledger-entry.entity';
export { type ChainFault, type ChainHead, verifyChain } from './verification';
