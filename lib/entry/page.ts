import { z } from "zod";
import { formBoolean, formInteger, line } from "./fields";

/** Rows on a page at most, and when nothing is said. */
export const mostPerPage = 100;
export const usualPerPage = 25;

/** The paging parameters, to be spread into a list's query. */
export const pageParameters = {
  limit: formInteger(1)
    .default(usualPerPage)
    .meta({ description: `Rows on a page. More than ${mostPerPage} is lowered to ${mostPerPage}, and said so.` }),
  cursor: line(2_000)
    .optional()
    .meta({ description: "`next_cursor` or `prev_cursor` of another page of the same list." }),
  count: formBoolean.optional().meta({ description: "Says how many there are in all; it takes longer." }),
};

export type PageQuery = Readonly<{ limit: number; cursor?: string | undefined; count?: boolean | undefined }>;

/** As far as a list is counted. */
export const mostCounted = 10_000;

export const Pagination = z
  .object({
    limit: z.int().meta({ description: "Rows on a page, as applied.", minimum: 1, maximum: mostPerPage }),
    limit_lowered_from: z.int().optional().meta({ description: "The limit that was asked for, when it was too high." }),
    has_more: z.boolean().meta({ description: "Whether there is a next page." }),
    total: z
      .int()
      .optional()
      .meta({ description: `With count=true: how many there are, up to ${mostCounted}.`, maximum: mostCounted }),
    total_capped: z.boolean().optional().meta({ description: "With count=true: whether there are more than that." }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: "Pass it as `cursor` for the next page.", maxLength: 2_000 }),
    prev_cursor: z
      .string()
      .nullable()
      .meta({ description: "Pass it as `cursor` for the page before.", maxLength: 2_000 }),
  })
  .meta({ id: "Pagination", description: "Where this page stands. Lists have no page numbers and no depth limit." });

export type Pagination = z.output<typeof Pagination>;

/** The envelope of a list. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item).meta({ maxItems: mostPerPage }), pagination: Pagination });
}

/** The envelope of one thing. */
export function single<Item extends z.ZodType>(item: Item) {
  return z.object({ data: item });
}

/** An order that a list can have: `name` upwards, `-name` downwards. A leading `+` (a space, unescaped) means upwards. */
export function sortParameter<const T extends readonly [string, ...string[]]>(names: T, usual: Order<T[number]>) {
  const orders = names.flatMap((name) => [name, `-${name}`]);
  const error = `must be given once, as one of ${orders.join(", ")}`;
  const order = z.enum(orders, { error }) as unknown as z.ZodType<Order<T[number]>>;
  return z
    .preprocess((value) => (typeof value === "string" ? value.replace(/^[ +]/, "") : value), order)
    .prefault(usual);
}

export type Order<Name extends string> = Name | `-${Name}`;
