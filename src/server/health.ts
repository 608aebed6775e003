import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { Worker } from '../jobs';

export interface HealthParts {
  database: DataSource;
  vault: DataSource;
  worker: Worker | null;
  /** What this start replayed from the protective ledger, by kind. */
  replayed: Readonly<Record<string, number>>;
  isClosing(): boolean;
}

const patienceMs = 2000;

/** /health/live: the process answers. /health/ready: it can serve; false says which part cannot. */
export function healthRoutes(http: FastifyInstance, parts: HealthParts): void {
  http.get('/health/live', async () => ({ live: true }));
  http.get('/health/ready', async (_request, reply) => {
    const [database, vault] = await Promise.all([answers(parts.database), answers(parts.vault)]);
    const worker = parts.worker === null ? 'elsewhere' : parts.worker.isAlive();
    const ready = database && vault && worker !== false && !parts.isClosing();
    return reply.code(ready ? 200 : 503).send({ ready, database, vault, worker, replayed: parts.replayed });
  });
}

async function answers(dataSource: DataSource): Promise<boolean> {
  const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs).unref());
  const question = dataSource.query('SELECT 1').then(
    () => true,
    () => false,
  );
  return Promise.race([question, patience]);
}
