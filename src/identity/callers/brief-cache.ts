import type { Clock } from '../../foundation/clock';

const atMost = 10_000;

/** Holds answers for seconds, the most recent ten thousand of them. */
export class BriefCache<T> {
  private readonly held = new Map<string, { answer: T; until: number }>();

  constructor(
    private readonly seconds: number,
    private readonly clock: Clock,
  ) {}

  async get(key: string, find: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime();
    const held = this.held.get(key);
    if (held && now < held.until) return held.answer;
    const answer = await find();
    this.held.delete(key);
    if (this.held.size >= atMost) this.held.delete(this.held.keys().next().value!);
    this.held.set(key, { answer, until: now + this.seconds * 1000 });
    return answer;
  }

  forget(key: string): void {
    this.held.delete(key);
  }
}
