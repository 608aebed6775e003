export * from './catalogue';
export * from './correction';
export * from './declare';
export { isPortable, whyNotPortable } from './portability';
export * from './purposes';
export * from './recipients';
export * from './records';
export * from './retention';
export * from './vocabulary';
