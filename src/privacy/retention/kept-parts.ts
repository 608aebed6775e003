import { type EntityManager, In } from 'typeorm';
import { calendarDay } from '../../foundation/calendar-day';
import type { RetainedTable } from '../../personal-data';
import type { Replayer } from '../../vault';
import { dueRows } from './due-rows';

const batch = 500;

/** What was deleted when its time was over does not come back with a restored database. */
export function replayKeptParts(plan: readonly RetainedTable[]): Replayer {
  return async ({ codes, subject }, change) => {
    const retained = plan.find(({ table }) => table.name === codes.table);
    if (!retained || subject === null) return;
    const day = calendarDay(String(codes.before));
    const cutoff = { day, instant: new Date(`${day}T00:00:00Z`) };
    const removeSome = async ({ manager }: { manager: EntityManager }) => {
      const rows = await dueRows(manager, retained, cutoff, {
        after: '',
        atMost: batch,
        customerId: subject,
      });
      if (rows.length > 0) await manager.delete(retained.table.entity, { id: In(rows.map(({ id }) => id)) });
      return rows.length;
    };
    while ((await change(removeSome)) === batch);
  };
}
