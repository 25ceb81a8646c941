import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Comment } from "@/lib/comments/schema";
import { FileList } from "./file-list";

/** The messages of a ticket, the oldest first. Texts are shown as text: nothing that came in is run or loaded. */
export function Thread({ workspace, comments }: { workspace: string; comments: readonly Comment[] }) {
  return (
    <ol aria-label="Messages" className="flex flex-col gap-3">
      {comments.map(({ id, type, direction, author, body_text, created_at, attachments }) => (
        <li
          key={id}
          className={cn(
            "min-w-0 rounded-xl border bg-surface px-4 py-3 shadow-xs",
            type === "note" && "border-dashed bg-sunken",
          )}
        >
          <p className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-medium">{author.name}</span>
            {type === "note" ? <Badge>Internal note</Badge> : null}
            {direction === "outbound" ? <span className="text-muted text-xs">replied</span> : null}
            <RelativeTime at={created_at} className="ml-auto text-muted text-xs" />
          </p>
          <p className="whitespace-pre-wrap break-words text-sm leading-6">{body_text}</p>
          <FileList workspace={workspace} files={attachments} />
        </li>
      ))}
    </ol>
  );
}
