import type { z } from "zod";
import { AppError, type ErrorDetail } from "../errors";
import { closest } from "./closest";

/**
 * Mistakes that one answer names. A megabyte of unknown fields would otherwise cost seconds, and come back as ten.
 */
const mostNamed = 100;

/** Parses input with a schema. @throws AppError `validation_failed` that names every mistake at once, up to a hundred. */
export function validate<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  // Without the input in the issues a wrong type would look like a missing field.
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  const count = issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);
  const named = issues.slice(0, mostNamed).flatMap((issue) => details(issue, schema));
  const errors = named.slice(0, mostNamed);
  const [first] = errors;
  throw new AppError("validation_failed", count === 1 && first ? sentence(first) : `${count} fields need attention.`, {
    errors,
  });
}

function sentence({ pointer, detail }: ErrorDetail): string {
  const name = pointer?.slice(1).replaceAll("/", ".");
  return name ? `${name}: ${detail}` : detail;
}

function details(issue: z.core.$ZodIssue, schema: z.ZodType): ErrorDetail[] {
  const pointer = pointerOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, mostNamed).map((key) => {
      const meant = closest(key, knownKeys(schema, issue.path));
      const detail = meant ? `is not a field; did you mean ${meant}?` : "is not a field of this object";
      return {
        code: "unknown_field",
        pointer: pointerOf([...issue.path, key]),
        detail,
        ...(meant ? { did_you_mean: meant } : {}),
      };
    });
  }
  const required = missing(issue);
  return [{ code: required ? "required" : issue.code, pointer, detail: required ?? issue.message }];
}

/** What to say of a field that is not there; null when it is. */
function missing(issue: z.core.$ZodIssue): string | null {
  if (issue.input !== undefined) return null;
  if (issue.code === "invalid_type") return "is required";
  return issue.code === "invalid_value" ? `is required: one of ${issue.values.join(", ")}` : null;
}

/** JSON Pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const part of path) at = shapeOf(at)?.[String(part)];
  return Object.keys(shapeOf(at) ?? {});
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  let at = schema as { shape?: Record<string, unknown>; def?: { innerType?: unknown; in?: unknown } } | undefined;
  while (at && !at.shape && at.def) at = (at.def.innerType ?? at.def.in) as typeof at;
  return at?.shape;
}
