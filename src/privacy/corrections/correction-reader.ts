import { Problems } from '../../foundation/refusal';
import type { PersonalRecords } from '../../personal-data';
import type { Said, SaidOf } from '../particulars/particulars';
import { parseWritten } from '../../values';
import { isWithoutAccount } from '../requests/person-without-account';
import type { CorrectableField, CorrectableFields } from './correctable-fields';
import { correctionRefusals } from './correction.messages';

const most = 20;

/** A correction as it was read: what it would write, and what stands there now. */
export interface ReadCorrection {
  field: CorrectableField;
  /** Its place in the input. */
  index: number;
  from: string | null;
  to: string | null;
  isDisputed: boolean;
}

export interface ReadRectification {
  corrections: ReadCorrection[];
  statement: string | null;
}

type Row = { id: string } & Record<string, string | number | boolean | Date | null>;

type Whose = Pick<SaidOf, 'manager' | 'customerId'>;

/** Reads what a person wants put right, by the rules of whoever owns each value. */
export class CorrectionReader {
  constructor(
    private readonly fields: CorrectableFields,
    private readonly records: PersonalRecords,
  ) {}

  /** Adds a problem for each fault, with its path in the input. */
  async read(problems: Problems, said: Said, of: SaidOf): Promise<ReadRectification> {
    const statement = parseWritten(problems, ['statement'], said.statement);
    const asked = said.corrections ?? [];
    if (asked.length === 0 && !statement) problems.add('REQUIRED', ['corrections'], correctionRefusals.none);
    if (asked.length > most) problems.add('INVALID', ['corrections'], correctionRefusals.tooMany(most));
    const named = asked.slice(0, most).flatMap(({ field: name, to }, index) => {
      const field = this.fieldOf(problems, name, index);
      const isTwice = asked.findIndex((each) => each.field === name) < index;
      if (field && isTwice) problems.add('INVALID', pathOf(index, 'field'), correctionRefusals.twice);
      if (!field || isTwice) return [];
      const text = parseWritten(problems, pathOf(index, 'to'), to);
      // What the person may edit, the rules of its owner hold together: of a name one part may go.
      if (text === null && field.column.isRequired && field.way?.by !== 'person')
        problems.add('REQUIRED', pathOf(index, 'to'), correctionRefusals.needed);
      return [{ field, index, to: text }];
    });
    const corrections = await this.compare(await this.regular(problems, named, of), of);
    for (const { field, index, from, to } of corrections)
      if (of.isSelf && field.corrector && from === to)
        problems.add('ALREADY_DONE', pathOf(index, 'to'), correctionRefusals.same);
    return { corrections, statement };
  }

  private fieldOf(problems: Problems, name: string, index: number): CorrectableField | null {
    const field = this.fields.find(name);
    if (!field) problems.add('INVALID', pathOf(index, 'field'), correctionRefusals.unknown);
    if (field?.way?.by !== 'nobody') return field;
    problems.add('UNSUPPORTED', pathOf(index, 'field'), field.way.why);
    return null;
  }

  /**
   * What can be written as its owner would write it, table by table: values of one table may hang together. Of whom
   * nothing is held, nothing will be written.
   */
  private async regular<T extends Pick<ReadCorrection, 'field' | 'index' | 'to'>>(
    problems: Problems,
    named: readonly T[],
    { manager, customerId }: Whose,
  ): Promise<T[]> {
    const regular = [...named];
    if (isWithoutAccount({ customerId })) return regular;
    for (const corrector of new Set(named.map(({ field }) => field.corrector))) {
      if (!corrector) continue;
      const own = named.filter(({ field }) => field.corrector === corrector);
      const values = Object.fromEntries(own.map(({ field, to }) => [field.column.property, to]));
      const found = new Problems();
      const read = await corrector.read(found, manager, customerId, values);
      for (const { code, path, message } of found.all) {
        const at = own.find(({ field }) => field.column.property === path[0]) ?? own[0]!;
        problems.add(code, pathOf(at.index, 'to'), message);
      }
      for (const each of own)
        regular[named.indexOf(each)] = { ...each, to: read[each.field.column.property] ?? null };
    }
    return regular;
  }

  private async compare(
    named: readonly Pick<ReadCorrection, 'field' | 'index' | 'to'>[],
    whose: Whose,
  ): Promise<ReadCorrection[]> {
    const compared: ReadCorrection[] = [];
    for (const each of named)
      compared.push({
        ...each,
        from: await this.present(each.field, whose),
        isDisputed: each.field.way === null,
      });
    return compared;
  }

  /** What stands there now; null where several records hold the field. */
  private async present(
    { table, column }: CorrectableField,
    { manager, customerId }: Whose,
  ): Promise<string | null> {
    if (column.file) return null;
    const where = { [table.subject]: customerId };
    const rows = await manager.find<Row>(table.entity, { where, take: 2 });
    const [row] = rows;
    if (!row || rows.length > 1) return null;
    if (column.isSealed) return this.records.open(row, column.property);
    const value = row[column.property];
    return value instanceof Date ? value.toISOString() : (value?.toString() ?? null);
  }
}

function pathOf(index: number, part: 'field' | 'to'): string[] {
  return ['corrections', String(index), part];
}
