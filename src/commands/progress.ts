const width = 30;
const linesAtMost = 20;

/** Where progress is shown. */
export interface ProgressStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far a long command has come: a bar where somebody watches, else a line now and then. */
export class Progress {
  private first: { count: number; at: number } | null = null;
  private shown = -1;

  constructor(
    private readonly stream: ProgressStream,
    private readonly what: string,
    private readonly total: number,
  ) {}

  reach(count: number): void {
    this.first ??= { count, at: performance.now() };
    if (this.stream.isTTY) this.stream.write(`\r\u001b[K${this.bar(count)}`);
    else if (this.isWorthALine(count)) this.stream.write(`${this.text(count)}\n`);
  }

  /** Leaves the bar as it stands and goes on below it. */
  end(): void {
    if (this.stream.isTTY) this.stream.write('\n');
  }

  private bar(count: number): string {
    const done = Math.min(Math.floor((count / this.total) * width), width);
    return `[${'#'.repeat(done)}${'-'.repeat(width - done)}] ${this.text(count)}`;
  }

  private text(count: number): string {
    const left = this.secondsLeft(count);
    return `${count} of ${this.total} ${this.what}${left === null ? '' : `, ${left} s left`}`;
  }

  private secondsLeft(count: number): number | null {
    const { count: from, at } = this.first!;
    if (count >= this.total || count <= from) return null;
    const seconds = (performance.now() - at) / 1000;
    return Math.ceil((seconds / (count - from)) * (this.total - count));
  }

  private isWorthALine(count: number): boolean {
    const step = Math.floor((count / this.total) * linesAtMost);
    const isNew = step > this.shown;
    this.shown = Math.max(step, this.shown);
    return isNew;
  }
}
