import { z } from "zod";
import { keyPrefix } from "../access/key-format";
import { maskKeys } from "../exposure/mask-keys";

const Masked = z
  .object({
    masked: z.object({
      api_keys: z
        .array(z.string().meta({ examples: [`${keyPrefix}a1B2c3D4e5…wXyZ`], maxLength: 32 }))
        .meta({ description: "What was stored in place of each key.", maxItems: 5_000 }),
    }),
  })
  .meta({
    id: "MaskedKeys",
    description: "Present when the texts held API keys: they were masked before being stored.",
  });

/** The envelope of one thing whose texts were searched for keys before they were stored. */
export function stored<Item extends z.ZodType>(item: Item) {
  return z.object({ data: item, meta: Masked.optional() });
}

/** The answer to what was stored, which says which keys in the given texts were masked. */
export function answerStored<T>(data: T, given: unknown) {
  const { keys } = maskKeys(given);
  if (keys.length === 0) return { data };
  return { data, meta: { masked: { api_keys: [...maskKeys(keys).value] } } };
}
