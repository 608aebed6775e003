export * from './catalogue';
export * from './declare';
export * from './purposes';
export * from './recipients';
export * from './records';
export * from './retention';
export * from './vocabulary';
