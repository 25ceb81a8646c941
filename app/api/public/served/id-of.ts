/** The `{id}` of a path. */
export const idOf = (call: { params: Readonly<Record<string, string>> }) => call.params.id ?? "";
