/** Reads a profile of V8, as `node --cpu-prof` writes it. */

/**
 * Each source's own time within a window, as a share of all that was not idle, the largest first.
 * @param window `[from, to]` in microseconds since the profile began.
 * @param sourceOf names the source of a call frame.
 */
export function sharesOf({ nodes, samples, timeDeltas }, [from, to], sourceOf) {
  const sources = new Map(
    nodes.map(({ id, callFrame }) => [id, callFrame.functionName === "(idle)" ? null : sourceOf(callFrame)]),
  );
  const times = new Map();
  let at = 0;
  let all = 0;
  samples.forEach((id, index) => {
    at += timeDeltas[index];
    const source = sources.get(id);
    if (source === null || at < from || at > to) return;
    times.set(source, (times.get(source) ?? 0) + timeDeltas[index]);
    all += timeDeltas[index];
  });
  return [...times].map(([source, time]) => ({ source, share: time / all })).sort((a, b) => b.share - a.share);
}

/** The file of ours, the package, or the part of Node that a call frame is of. */
export function sourceOf({ functionName, url, lineNumber, columnNumber }, map) {
  if (url.startsWith("node:")) return `Node: ${url.slice(5).replace(/^internal\//, "")}`;
  const packages = url.split("/node_modules/");
  if (packages.length > 1) return /^(?:@[^/]+\/)?[^/]+/.exec(packages.at(-1))[0];
  const { originalSource } = url === "" ? {} : map.findEntry(lineNumber, columnNumber);
  if (originalSource) return originalSource.replace(/^(?:\.\.\/)+/, "");
  // Without an address: what V8 does beside the program, and functions that are not JavaScript.
  return functionName.startsWith("(") ? functionName.slice(1, -1) : `native: ${functionName || "without a name"}`;
}
