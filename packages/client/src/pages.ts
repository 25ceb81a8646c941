import type { Call, CallOptions } from "./call.ts";

/** The envelope of a list. */
export type Page<Item> = { data: Item[]; pagination: { next_cursor: string | null } };
export type ItemOf<P> = P extends Page<infer Item> ? Item : never;

type Deleted = { deleted: true };
type Kept<P extends Page<unknown>> = Omit<P, "data"> & { data: Exclude<ItemOf<P>, Deleted>[] };

/** A list in which what was deleted stands only when `include_deleted` asks for it. */
export type Lists<Ids extends unknown[], Query, P extends Page<unknown>> = {
  (...of: [...Ids, query?: Query & { include_deleted?: false }, options?: CallOptions]): Pages<Kept<P>>;
  (...of: [...Ids, query: Query, options?: CallOptions]): Pages<P>;
};

/** A list that is fetched page by page, as far as it is walked: `for await (const ticket of client.tickets.list())`. */
export class Pages<P extends Page<unknown>> implements AsyncIterable<ItemOf<P>> {
  constructor(
    private readonly call: Call,
    private readonly path: string,
    private readonly query: object,
    private readonly options?: CallOptions,
  ) {}

  /** One page, the first or that of `query.cursor`, with `pagination` and what else the list says (`sync`, `meta`). */
  page(): Promise<P> {
    return this.fetch({});
  }

  /** Every page, one after the other. */
  async *pages(): AsyncGenerator<P, void> {
    let page = await this.page();
    for (;;) {
      yield page;
      const cursor = page.pagination.next_cursor;
      if (cursor === null) return;
      page = await this.fetch({ cursor });
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ItemOf<P>, void> {
    for await (const page of this.pages()) yield* page.data as ItemOf<P>[];
  }

  private fetch(cursor: object): Promise<P> {
    return this.call<P>("GET", this.path, { query: { ...this.query, ...cursor } }, this.options);
  }
}
