"use client";

import { useState } from "react";
import { fileLimitBytes, mostFiles } from "@/lib/attachments/schema";
import { paths } from "@/lib/paths";
import { fileSize } from "./file-size";

/** A file on its way to the server, there (`id`), or refused (`error`). */
export type Upload = Readonly<{ key: number; name: string; size: number; id?: string; error?: string }>;

let keys = 0;

/** Sends chosen files up at once, so that the message waits for nothing when it is sent. */
export function useUploads(workspace: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const settle = (key: number, outcome: Partial<Upload>) =>
    setUploads((now) => now.map((each) => (each.key === key ? { ...each, ...outcome } : each)));
  const add = (files: readonly File[]) => {
    for (const file of files.slice(0, Math.max(mostFiles - uploads.length, 0))) {
      keys += 1;
      const key = keys;
      setUploads((now) => [...now, { key, name: file.name, size: file.size }]);
      void send(workspace, file).then((outcome) => settle(key, outcome));
    }
  };
  return {
    uploads,
    add,
    remove: (key: number) => setUploads((now) => now.filter((each) => each.key !== key)),
    clear: () => setUploads([]),
    /** Those that are there. */
    ids: uploads.flatMap(({ id }) => (id ? [id] : [])),
    /** Some are on their way. */
    sending: uploads.some(({ id, error }) => !id && !error),
    refused: uploads.some(({ error }) => error),
    full: uploads.length >= mostFiles,
  };
}

async function send(workspace: string, file: File): Promise<Pick<Upload, "id"> | Pick<Upload, "error">> {
  if (file.size === 0) return { error: "The file is empty." };
  if (file.size > fileLimitBytes) return { error: `A file may have ${fileSize(fileLimitBytes)} at most.` };
  try {
    const response = await fetch(paths.uploads(workspace), {
      method: "POST",
      body: file,
      headers: {
        "Content-Type": file.type || "application/octet-stream",
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      },
    });
    const said = await response.json();
    return response.ok ? { id: said.id } : { error: said.message };
  } catch {
    return { error: "This was not sent. Check your connection and try again." };
  }
}
