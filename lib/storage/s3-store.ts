import "server-only";
import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import type { ByteRange, FileStore } from "./file-store";

type Sdk = Awaited<ReturnType<typeof loadSdk>>;

/** A tenth of a second of every start, so it is loaded for those alone who keep their files there. */
async function loadSdk() {
  const [client, { Upload }] = await Promise.all([import("@aws-sdk/client-s3"), import("@aws-sdk/lib-storage")]);
  return { ...client, Upload };
}

/**
 * Files in a bucket of S3 or of anything that speaks its protocol: `s3://bucket/prefix?endpoint=https://…&region=…`.
 * Credentials come from where the SDK looks for them, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY first.
 */
export class S3Store implements FileStore {
  readonly #sdk: Sdk;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  static async open(url: string): Promise<S3Store> {
    return new S3Store(url, await loadSdk());
  }

  private constructor(url: string, sdk: Sdk) {
    const { hostname, pathname, searchParams } = new URL(url);
    const endpoint = searchParams.get("endpoint");
    this.#bucket = hostname;
    this.#prefix = pathname.replace(/^\/+|\/+$/g, "");
    this.#sdk = sdk;
    this.#client = new sdk.S3Client({
      region: searchParams.get("region") ?? process.env.AWS_REGION ?? "us-east-1",
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      // Servers other than Amazon's do not all know the newer checksums.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
  }

  /**
   * In parts of 5 MiB, of which one is in memory: how large it will be is not known when it begins. The SDK takes back the
   * parts of what fails; why the file did not come whole matters more than how that went.
   */
  async write(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    let failure: unknown;
    const source = (async function* () {
      try {
        yield* bytes;
      } catch (error) {
        failure = error;
        throw error;
      }
    })();
    const params = { ...this.#object(key), Body: Readable.from(source, { objectMode: false }) };
    const upload = new this.#sdk.Upload({ client: this.#client, params, queueSize: 1 });
    await upload.done().catch((error: unknown) => {
      throw failure ?? error;
    });
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await this.#client.send(
      new this.#sdk.GetObjectCommand({ ...this.#object(key), ...(Range ? { Range } : {}) }),
    );
    if (!(Body instanceof Readable)) throw new Error("The store answered without a file.");
    return Body;
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new this.#sdk.DeleteObjectCommand(this.#object(key)));
  }

  #object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: this.#prefix ? `${this.#prefix}/${key}` : key };
  }
}
