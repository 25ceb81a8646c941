import { Paperclip } from "lucide-react";
import type { AttachmentSummary } from "@/lib/attachments/schema";
import { paths } from "@/lib/paths";
import { fileSize } from "./file-size";

/** The files of a message. A press saves one; nothing of them is shown or run. */
export function FileList({ workspace, files }: { workspace: string; files: readonly AttachmentSummary[] }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="mt-2.5 flex flex-wrap gap-2">
      {files.map(({ id, filename, size }) => (
        <li key={id} className="min-w-0">
          <a
            href={paths.attachment(workspace, id)}
            download={filename}
            className="flex min-w-0 items-center gap-1.5 rounded-md border bg-sunken px-2 py-1 text-xs hover:bg-hover"
          >
            <Paperclip className="size-3.5 shrink-0 text-muted" aria-hidden />
            <span className="truncate">{filename}</span>
            <span className="shrink-0 text-muted">{fileSize(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
