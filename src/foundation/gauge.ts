/** A number for the operator's monitoring, read from the database whenever it is asked for: codes and counts, never a value of a person. */
export interface Gauge {
  /** In the form of Prometheus, such as callxtra_jobs. */
  name: string;
  help: string;
  /** Closed sets of codes of ours. */
  labels: readonly string[];
  read(): Promise<readonly Reading[]>;
}

export interface Reading {
  labels: Readonly<Record<string, string>>;
  value: number;
}
