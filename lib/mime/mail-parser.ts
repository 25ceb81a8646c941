import "server-only";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Email } from "postal-mime";

/** Bytes of one mail: what the large providers let through. */
export const letterLimit = 25 * 1_048_576;
/** How long the parser may take, in milliseconds, and how much memory beside the mail itself, in MiB. */
const [patience, memory] = [20_000, 192];

/** Parts within parts, mails within mails, and bytes of headers: more than any mail program makes. */
const bounds = { maxNestingDepth: 30, maxRfc822NestingDepth: 3, maxHeadersSize: 512 * 1_024 };

/** It cannot be read within the bounds. */
export class UnreadableMail extends Error {
  override name = "UnreadableMail";
}

/**
 * Parses a mail (RFC 5322, MIME) in a thread of its own: whatever somebody made up, millions of lines or a thousand parts
 * within each other, keeps only that thread busy, and not for longer than 20 seconds.
 * @throws {UnreadableMail} when it does not come to an end within the bounds.
 */
export async function parseMail(bytes: Uint8Array): Promise<Email> {
  if (bytes.byteLength > letterLimit) throw new UnreadableMail("It is larger than 25 MiB.");
  const worker = new Worker(program, {
    eval: true,
    workerData: { bytes, bounds, parser: parserAddress() },
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
    // Nothing of this process is of use to a parser.
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Email>((resolve, reject) => {
      timer = setTimeout(() => reject(new UnreadableMail("Reading it took too long.")), patience);
      worker.once("message", (said: { email: Email } | { error: string }) =>
        "email" in said ? resolve(said.email) : reject(new UnreadableMail(said.error)),
      );
      worker.once("error", () => reject(new UnreadableMail("Reading it took too much memory.")));
      worker.once("exit", () => reject(new UnreadableMail("It could not be read.")));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** Looked for upwards from this file and from the working directory: Next puts its copy of this module elsewhere. */
function parserAddress(): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const found = join(folder, "node_modules", "postal-mime", "dist", "esm", "postal-mime.js");
      if (existsSync(found)) return pathToFileURL(found).href;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error("The package postal-mime is missing: the installation is incomplete.");
}

/** Runs as it is, without a bundler: the one thing that it needs is told where it is. */
const program = `
const { parentPort, workerData } = require("node:worker_threads");
import(workerData.parser)
  .then(({ default: loaded }) => (loaded.default ?? loaded).parse(workerData.bytes, workerData.bounds))
  .then((email) => parentPort.postMessage({ email }))
  .catch(() => parentPort.postMessage({ error: "It nests too deeply, or its headers are too large." }));
`;
