import "server-only";
import { NextRequest } from "next/server";

/** Bytes of a form that signs in or out: an address, a password, a token. */
const most = 16_384;

/**
 * The same request with its body read, or null when that is larger than such forms are. next-auth reads whatever comes,
 * and anybody may send it.
 */
export async function withBoundedBody(request: NextRequest): Promise<NextRequest | null> {
  if (!request.body) return request;
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      void reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(part.value);
  }
  return new NextRequest(request.url, {
    method: request.method,
    headers: request.headers,
    body: Buffer.concat(chunks),
  });
}
