import { typedList } from "../access/allowed-lists";
import { canonicalScopes, parseScope, type Scope, scopeNames } from "../access/scopes";
import { closest } from "../entry/closest";

const typedScopes = typedList(
  (typed) => {
    const scope = parseScope(typed);
    if (scope) return { value: scope };
    const meant = closest(typed, scopeNames);
    return { problem: `Invalid scope: ${typed}.${meant ? ` Did you mean ${meant}?` : ""}` };
  },
  scopeNames.length,
  "Too many scopes.",
);

/** Typed scopes, aliases accepted, as canonical ones in the order of the table. None at all is refused, not "everything". */
export const Scopes = typedScopes
  .transform((scopes) => canonicalScopes(scopes as Scope[]))
  .refine((scopes) => scopes.length > 0, "Choose at least one scope.");
