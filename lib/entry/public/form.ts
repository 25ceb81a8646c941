import "server-only";
import qs from "qs";
import { z } from "zod";
import { AppError } from "../../errors";

/**
 * `requester[email]=…&tags[]=a&tags[]=b`, as PHP, Rails and Stripe write it, and `tags=a&tags=b`, as OpenAPI does: there a
 * list of one looks like a text, and `body` says which is meant. A list that takes a text, such as `tags=a,b`, gets it.
 * @throws AppError `invalid_request`.
 */
export function parseForm(text: string, body: z.ZodType | undefined): unknown {
  const form = parse(text);
  if (!body) return form;
  for (const name of listsOf(body)) {
    const value = form[name];
    if (typeof value === "string" && !takes(body, name, value)) form[name] = [value];
  }
  return form;
}

function takes(body: z.ZodType, name: string, value: string): boolean {
  return body instanceof z.ZodObject && z.safeParse(body.shape[name], value).success;
}

function parse(text: string): Record<string, unknown> {
  try {
    return qs.parse(text, {
      // A name such as "constructor" is then an unknown field that is refused, instead of one that vanishes.
      allowPrototypes: true,
      depth: 5,
      strictDepth: true,
      parameterLimit: 1_000,
      arrayLimit: 100,
      throwOnLimitExceeded: true,
    });
  } catch {
    throw new AppError("invalid_request", "The form is nested too deeply or has too many fields.");
  }
}

type Schema = {
  type?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  $ref?: string;
  $defs?: Record<string, Schema>;
};

const known = new WeakMap<z.ZodType, readonly string[]>();

function listsOf(body: z.ZodType): readonly string[] {
  let names = known.get(body);
  if (!names) {
    const json = z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) as Schema;
    const resolve = (schema: Schema): Schema => json.$defs?.[schema.$ref?.split("/").at(-1) ?? ""] ?? schema;
    const isList = (schema: Schema): boolean => {
      const { type, anyOf = [] } = resolve(schema);
      return type === "array" || anyOf.some(isList);
    };
    const { properties = {} } = resolve(json);
    names = Object.keys(properties).filter((name) => isList(properties[name] ?? {}));
    known.set(body, names);
  }
  return names;
}
