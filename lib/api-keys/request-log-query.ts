/** What of a key's request log is asked for. */
export type RequestLogQuery = {
  /** The beginning of a request id, or a whole one. */
  request: string;
  /** Only calls that were denied at the door. */
  refused: boolean;
  /** The page of older calls than this one, or of newer ones; the latest when neither is given. */
  place: { older: string } | { newer: string } | null;
};

type Raw = Record<string, string | string[] | undefined>;

/** Reads it from an address. What cannot be read falls back, and nothing throws. */
export function readRequestLogQuery(raw: Raw): RequestLogQuery {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const older = text("older");
  const newer = text("newer");
  return {
    request: searchedRequest(text("request")),
    refused: text("only") === "refused",
    place: isRequestId(older) ? { older } : isRequestId(newer) ? { newer } : null,
  };
}

export function requestLogParams({ request, refused, place }: RequestLogQuery): URLSearchParams {
  return new URLSearchParams({
    ...(request ? { request } : {}),
    ...(refused ? { only: "refused" } : {}),
    ...place,
  });
}

/** A request id, whole or as far as it was typed; other text finds nothing, and no secret reaches an address. */
export function searchedRequest(typed: string): string {
  const text = typed.trim();
  return /^(?:r|re|req|req_[0-9A-Za-z]{0,26})$/.test(text) ? text : text.slice(0, 40).replace(/[^\w .-]|lk_\w*/g, "");
}

export function isRequestId(text: string): boolean {
  return /^req_[0-9A-Z]{26}$/.test(text);
}
