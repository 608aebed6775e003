import type { EntityManager } from 'typeorm';

const atOnce = 100;

/** Rows to be written, by their tables. */
export class Rows {
  private readonly held = new Map<Function, object[]>();

  add(entity: Function, ...rows: object[]): void {
    this.held.set(entity, [...(this.held.get(entity) ?? []), ...rows]);
  }

  async write(manager: EntityManager): Promise<void> {
    for (const [entity, rows] of this.held)
      for (let from = 0; from < rows.length; from += atOnce)
        await manager.insert(entity, rows.slice(from, from + atOnce));
  }
}
