import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { forgetShared, shared } from "@/lib/process-state";
import { DiskStore } from "@/lib/storage/disk-store";
import type { FileStore } from "@/lib/storage/file-store";
import { apiClient } from "./api-call";

type File = { name: string; type?: string; bytes?: Buffer | string };

/** A form with files as parts of one name. */
export function form(part: string, ...sent: File[]): FormData {
  const form = new FormData();
  for (const { name, type = "text/plain", bytes = "hello" } of sent) {
    form.append(part, new Blob([bytes as BlobPart], { type }), name);
  }
  return form;
}

export function storeIn(store: FileStore): void {
  forgetShared("file-store");
  shared("file-store", async () => store);
}

/** A workspace whose files are in a folder of their own, for all tests of the file. */
export function givenFiles() {
  const root = mkdtempSync(join(tmpdir(), "latchkey-files-"));
  let given: GivenWorkspace;
  beforeAll(async () => {
    given = await givenWorkspace();
  });
  beforeEach(() => storeIn(new DiskStore(root)));
  afterEach(() => forgetShared("file-store"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const client = (...scopes: string[]) => apiClient(given, ...(scopes.length > 0 ? scopes : ["*"]));
  return {
    root,
    workspace: () => given,
    client,
    /** Every file below the store's folder, finished or not. */
    files: () =>
      readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [entry.name] : [],
      ),
    async upload(name = "notes.txt", bytes: Buffer | string = "hello") {
      const { body } = await (await client("attachments:write"))("POST", "/attachments", form("file", { name, bytes }));
      return body.data as { id: string; expires_at: string };
    },
    async ticket(more: object = {}) {
      const call = await client("tickets:write");
      const requester = { email: "ada@example.com" };
      return call("POST", "/tickets", { subject: "Printer", body: "It is on fire.", requester, ...more });
    },
  };
}
