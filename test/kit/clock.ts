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

/** Real time, which a test can push forward: for what tells the time by itself, such as the embedded issuer. */
export class RunningClock extends TestClock {
  private ahead = 0;

  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  override advance(seconds: number): void {
    this.ahead += seconds * 1000;
  }
}
