import type { Form } from './forms';

/** A sought value was found: which one, counted from 1, how it is written, and where. Never the value itself. */
export interface Residue {
  value: number;
  form: Form;
  place: string;
}
