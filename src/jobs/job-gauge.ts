import type { DataSource } from 'typeorm';
import type { Gauge } from '../foundation/gauge';
import { Job } from './job.entity';

/** How many jobs of each kind wait, run or lie dead. */
export function jobGauge(database: DataSource): Gauge {
  return {
    name: 'callxtra_jobs',
    help: 'Jobs in the table, by kind and state.',
    labels: ['kind', 'state'],
    async read() {
      const rows = await database.manager
        .createQueryBuilder(Job, 'job')
        .select('job.kind', 'kind')
        .addSelect('job.state', 'state')
        .addSelect('COUNT(*)', 'count')
        .groupBy('job.kind')
        .addGroupBy('job.state')
        .getRawMany<{ kind: string; state: string; count: number | string }>();
      return rows.map(({ kind, state, count }) => ({ labels: { kind, state }, value: Number(count) }));
    },
  };
}
