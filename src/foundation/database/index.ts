export * from './data-source';
export * from './faults';
export * from './transaction';
export * from './page';
export * from './grants';
export * from './grouped';
export * from './write-ahead-log';
