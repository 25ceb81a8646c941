import type { Attempt } from "@/lib/webhooks/schema";

/** A text as one word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The request of an attempt as a curl command. Receivers refuse its signature after five minutes. */
export function curlOf(url: string, { request_headers: headers, request_body: body }: Attempt): string {
  return [
    `curl -X POST ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(" \\\n  ");
}
