import { AppError, isAppError } from "../../errors";

/** Bytes of a JSON or form body. */
export const bodyLimit = 1_048_576;
/** How long a body may stand still while it arrives, in milliseconds. */
const patience = 30_000;

/**
 * The chunks of a body as they arrive.
 * @throws AppError `body_too_large` above `limit` bytes, `request_timeout` when nothing comes for 30 seconds,
 * `invalid_request` when the client goes away.
 */
export async function* boundedChunks(source: AsyncIterator<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for (let next = await nextOf(source); !next.done; next = await nextOf(source)) {
      size += next.value.byteLength;
      if (size > limit) throw tooLarge(limit);
      yield next.value;
    }
  } finally {
    // Lets go of the body, so that its rest can be read and thrown away. Not waited for: a read may be on its way.
    source.return?.()?.catch(() => {});
  }
}

/** How much of a refused body is still taken, in bytes, and for how long, in milliseconds. */
const restLimit = 64 * 1_048_576;
const restPatience = 5_000;

/**
 * Reads what a client still sends of a body that was refused, within bounds. Most clients read no answer before they have
 * sent everything: a connection that is closed on them shows as "broken pipe", and not why.
 */
export async function swallow(rest: AsyncIterable<Uint8Array>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, restPatience);
  });
  await Promise.race([readUpTo(restLimit, rest), late]);
  clearTimeout(timer);
}

async function readUpTo(limit: number, rest: AsyncIterable<Uint8Array>): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of rest) {
      size += chunk.byteLength;
      if (size > limit) return;
    }
  } catch {
    // It went away: nobody is left to be told.
  }
}

/** The chunks of a body of the web's kind. */
export async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    reader.releaseLock();
  }
}

async function nextOf(source: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError("request_timeout", undefined, { headers: { Connection: "close" } })),
      patience,
    );
  });
  try {
    return await Promise.race([source.next(), late]);
  } catch (error) {
    throw isAppError(error) ? error : new AppError("invalid_request", "The body did not arrive whole.");
  } finally {
    clearTimeout(timer);
  }
}

export function tooLarge(limit: number): AppError {
  return new AppError("body_too_large", `A body may have ${limit} bytes at most.`, {
    headers: { Connection: "close" },
  });
}
