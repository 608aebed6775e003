import DataLoader from 'dataloader';

export type Batch<V> = (ids: readonly string[]) => Promise<Map<string, V>>;

/** The loaders of one request, made when first asked for; a batch function is its own name. */
export class Loaders {
  private readonly made = new Map<object, DataLoader<string, unknown>>();

  /** The loader of `batch` within `scope`, which must be part of what the batch selects by: the actor's own id. */
  load<V>(source: object, batch: Batch<V>, id: string): Promise<V | null> {
    let loader = this.made.get(source);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const found = await batch(ids);
        return ids.map((each) => found.get(each) ?? null);
      });
      this.made.set(source, loader);
    }
    return loader.load(id) as Promise<V | null>;
  }

  /** After a write nothing that was read before it is answered any more. */
  forget(): void {
    this.made.clear();
  }
}
