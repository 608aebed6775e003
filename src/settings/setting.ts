import type { z } from 'zod';

/** One row of a settings table: how a text of the environment is read, and what the documentation says of it. */
export interface Setting<T> {
  schema: z.ZodType<T, string>;
  /** The text that is read where the environment has none; null where the setting may stay unset. */
  default: string | null;
  /** What holds while it is unset. */
  unset: string | null;
  description: string;
}

/** A setting that always has a value. */
export function setting<T>(schema: z.ZodType<T, string>, fallback: string, description: string): Setting<T> {
  return { schema, default: fallback, unset: null, description };
}

/** A setting that may stay unset and is null then. */
export function optional<T>(
  schema: z.ZodType<T, string>,
  unset: string,
  description: string,
): Setting<T | null> {
  return { schema, default: null, unset, description };
}

export type SettingsTable = Record<string, Setting<unknown>>;

/** What a table yields; undefined stands for a text that was refused. */
export type ValuesOf<Table extends SettingsTable> = {
  [Name in keyof Table]: Table[Name] extends Setting<infer T> ? T | undefined : never;
};

/** Every problem of the settings at once; a problem names the setting and what is expected, never the value. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(['The settings cannot be used:', ...problems].join('\n- '));
    this.name = 'SettingsError';
  }
}
