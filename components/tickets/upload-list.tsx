import { Paperclip, X } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { fileSize } from "./file-size";
import type { Upload, useUploads } from "./use-uploads";

type Files = Pick<ReturnType<typeof useUploads>, "uploads" | "add" | "remove" | "full">;

/** The files that a message will take along, and the button that adds more. */
export function UploadList({ files }: { files: Files }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-col items-start gap-2">
      {files.uploads.length > 0 ? (
        <ul aria-label="Files to send" className="flex w-full flex-col gap-1">
          {files.uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} onRemove={() => files.remove(upload.key)} />
          ))}
        </ul>
      ) : null}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={({ target }) => {
          files.add([...(target.files ?? [])]);
          // The same file can be chosen again after it was removed.
          target.value = "";
        }}
      />
      <Button size="sm" variant="ghost" disabled={files.full} onClick={() => input.current?.click()}>
        <Paperclip aria-hidden />
        Attach files
      </Button>
    </div>
  );
}

function UploadRow({ upload: { name, size, id, error }, onRemove }: { upload: Upload; onRemove: () => void }) {
  return (
    <li className="flex min-w-0 items-center gap-2 rounded-md border bg-sunken py-0.5 pr-0.5 pl-2 text-xs">
      {id || error ? <Paperclip className="size-3.5 shrink-0 text-muted" aria-hidden /> : <Spinner />}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        {error ? <span className="block text-pretty text-danger-text">{error}</span> : null}
      </span>
      <span className="shrink-0 text-muted" role="status">
        {error ? "Not sent" : id ? fileSize(size) : "Sending…"}
      </span>
      <Button size="icon-sm" variant="ghost" aria-label={`Remove ${name}`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </li>
  );
}
