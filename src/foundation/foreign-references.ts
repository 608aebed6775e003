import type { EntityManager } from 'typeorm';

/** What a recipient of personal data calls a customer; null where it does not know them. */
export type FindsReference = (manager: EntityManager, customerId: string) => Promise<string | null>;

/** Knows what recipients call our customers: what they are told names a person by their own reference, never by ours. */
export class ForeignReferences {
  private readonly finders = new Map<string, FindsReference>();

  /** Whoever deals with a recipient brings it, by the recipient's code. */
  bring(recipient: string, find: FindsReference): void {
    this.finders.set(recipient, find);
  }

  /** Does anybody know what this recipient calls our customers? */
  knows(recipient: string): boolean {
    return this.finders.has(recipient);
  }

  async find(manager: EntityManager, recipient: string, customerId: string): Promise<string | null> {
    return (await this.finders.get(recipient)?.(manager, customerId)) ?? null;
  }
}
