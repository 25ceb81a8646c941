import { Paperclip } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { fileSize } from "./file-size";

type FileListProps = {
  files: readonly Readonly<{ id: string; filename: string; size: number; url: string }>[];
  /** The ground that the files stand out from. */
  className: string;
};

/** The files of a message. A press saves one; nothing of them is shown or run. */
export function FileList({ files, className }: FileListProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="mt-2.5 flex flex-wrap gap-2">
      {files.map(({ id, filename, size, url }) => (
        <li key={id} className="min-w-0">
          <a
            href={url}
            download={filename}
            className={cn(
              "flex min-w-0 items-center gap-1.5 rounded-md border px-2 py-1 text-xs hover:bg-hover",
              className,
            )}
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
