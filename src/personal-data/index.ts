export * from './catalogue';
export * from './declare';
export * from './gate';
export { isPortable, whyNotPortable } from './portability';
export * from './purposes';
export * from './recipients';
export * from './records';
export * from './retention';
export * from './vocabulary';
