/**
 * A pure function of a text that remembers its last results: parsing the same scopes or ranges on each request would
 * cost more than the request. Bounded, so that many different texts cannot fill the memory.
 */
export function remembered<T>(compute: (text: string) => T, most = 2_000): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    if (results.size >= most) results.clear();
    const result = compute(text);
    results.set(text, result);
    return result;
  };
}
