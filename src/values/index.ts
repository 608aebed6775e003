export * from './parse-address';
export * from './parse-contact';
export * from './parse-currency';
export * from './parse-locale';
export { parseText, type Typed, typedText } from './parse-text';
export * from './person-name';
export * from './postal-address';
export { shapes } from './shapes';
