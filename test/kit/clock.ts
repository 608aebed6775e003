import type { Clock } from '../../src/foundation/clock';

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  constructor(private at = new Date('2026-11-24T09:00:00.000Z')) {}

  now(): Date {
    return this.at;
  }

  advance(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }
}
