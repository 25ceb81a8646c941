"use client";

import { useState } from "react";
import { fileSize } from "@/components/tickets/file-size";
import type { Upload } from "@/components/tickets/use-uploads";
import { fileLimitBytes, mostFiles } from "@/lib/attachments/schema";

type Chosen = Upload & { file: File };

let keys = 0;

/** Files that wait for the message that takes them along; one that cannot go is said at once. */
export function useChosenFiles() {
  const [uploads, setUploads] = useState<readonly Chosen[]>([]);
  return {
    uploads,
    add: (files: readonly File[]) =>
      setUploads((now) => [...now, ...files.slice(0, mostFiles - now.length).map(chosen)]),
    remove: (key: number) => setUploads((now) => now.filter((each) => each.key !== key)),
    clear: () => setUploads([]),
    files: uploads.map(({ file }) => file),
    refused: uploads.some(({ error }) => error),
    full: uploads.length >= mostFiles,
  };
}

function chosen(file: File): Chosen {
  keys += 1;
  const { name, size } = file;
  const base = { key: keys, file, name, size };
  if (size === 0) return { ...base, error: "The file is empty." };
  if (size > fileLimitBytes) return { ...base, error: `A file may have ${fileSize(fileLimitBytes)} at most.` };
  // There as far as the list is concerned: it goes up with the message.
  return { ...base, id: String(keys) };
}
