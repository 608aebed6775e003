export { searchFolder } from './files';
export type { Form } from './forms';
export type { Residue } from './residue';
export { ServerSearch } from './server-tables';
export { shortestOfAll, shortestValue, Sought } from './sought';
