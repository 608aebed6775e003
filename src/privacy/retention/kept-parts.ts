import { type EntityManager, In } from 'typeorm';
import { calendarDay, startOfDay } from '../../foundation/calendar-day';
import type { RetainedTable, RetentionPorts } from '../../personal-data';
import type { Replayer } from '../../vault';
import { dueRows } from './due-rows';

const batch = 500;

interface KeptPartsReplay {
  plan: readonly RetainedTable[];
  ports: Pick<RetentionPorts, 'keptAmong'>;
  timeZone: string;
}

/**
 * What was deleted when its time was over does not come back with a restored database. What must stay by now, since it
 * is held or asked about, the sweep takes when it may.
 */
export function replayKeptParts({ plan, ports, timeZone }: KeptPartsReplay): Replayer {
  return async ({ codes, subject }, change) => {
    const retained = plan.find(({ table }) => table.name === codes.table);
    if (!retained || subject === null) return;
    const day = calendarDay(String(codes.before));
    const cutoff = { day, instant: startOfDay(day, timeZone) };
    const removeSome = async ({ manager }: { manager: EntityManager }) => {
      if ((await ports.keptAmong(manager, [subject], retained)).has(subject)) return 0;
      const rows = await dueRows(manager, retained, cutoff, {
        after: null,
        atMost: batch,
        customerId: subject,
      });
      if (rows.length > 0) await manager.delete(retained.table.entity, { id: In(rows.map(({ id }) => id)) });
      return rows.length;
    };
    while ((await change(removeSome)) === batch);
  };
}
