import type { z } from "zod";
import { AppError, type ErrorDetail } from "../../errors";
import { closest } from "../closest";
import type { Endpoint } from "../endpoint";
import type { Exchange } from "./exchange";

/** What other APIs call things, beyond mere typing errors. */
const synonyms: Record<string, string> = {
  per_page: "limit",
  page_size: "limit",
  pagesize: "limit",
  starting_after: "cursor",
  page: "cursor",
};

/** The query, validated. An unknown parameter is refused: one that is ignored silently returns the wrong rows. */
export function readQuery({ request }: Exchange, contract: Endpoint): unknown {
  if (request.search === "" && !contract.query) return undefined;
  const given = parametersOf(request.search);
  const known = shapeOf(contract.query);
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw unknownParameters(unknown, known);
  if (!contract.query) return undefined;
  const result = contract.query.safeParse(given);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    code: "invalid_parameter",
    parameter: String(issue.path[0] ?? ""),
    detail: issue.message,
  }));
  throw new AppError("invalid_parameter", errors.map((error) => `${error.parameter} ${error.detail}`).join("; "), {
    errors,
  });
}

/**
 * A parameter that is given twice arrives as an array, which no schema takes for a single value by accident. One pass:
 * a query of thousands of names, each looked for among all, would keep the process busy.
 */
function parametersOf(search: string): Record<string, string | string[]> {
  const given = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(search)) {
    const before = given.get(name);
    if (before === undefined) given.set(name, value);
    else if (typeof before === "string") given.set(name, [before, value]);
    else before.push(value);
  }
  return Object.fromEntries(given);
}

function shapeOf(schema: z.ZodType | undefined): string[] {
  const shape = (schema as { shape?: object } | undefined)?.shape;
  return shape ? Object.keys(shape) : [];
}

function unknownParameters(unknown: readonly string[], known: readonly string[]): AppError {
  const errors = unknown.slice(0, 20).map((name): ErrorDetail => {
    const synonym = synonyms[name.toLowerCase()];
    const meant = synonym && known.includes(synonym) ? synonym : closest(name, known);
    const shown = name.slice(0, 64);
    return meant
      ? { code: "unknown_parameter", parameter: shown, detail: `did you mean ${meant}?`, did_you_mean: meant }
      : { code: "unknown_parameter", parameter: shown, detail: "does not exist" };
  });
  return new AppError("unknown_parameter", errors.map((error) => `${error.parameter}: ${error.detail}`).join("; "), {
    errors,
  });
}
