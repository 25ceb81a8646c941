import { FileList } from "@/components/tickets/file-list";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PortalReply } from "@/lib/portal/schema";

/** The public messages, the oldest first. Texts are shown as text: nothing in them is run or loaded. */
export function Thread({ replies }: { replies: readonly PortalReply[] }) {
  return (
    <ol aria-label="Messages" className="flex flex-col gap-3">
      {replies.map(({ id, author, body_text, files, created_at }) => (
        <li
          key={id}
          className={cn(
            "min-w-0 rounded-xl border px-4 py-3 shadow-xs",
            author.type === "agent" ? "bg-surface" : "bg-sunken sm:ml-8",
          )}
        >
          <p className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-medium">{author.type === "you" ? "You" : author.name}</span>
            <RelativeTime at={created_at} className="ml-auto text-muted text-xs" />
          </p>
          <p className="whitespace-pre-wrap break-words text-sm leading-6">{body_text}</p>
          <FileList files={files} className="bg-surface" />
        </li>
      ))}
    </ol>
  );
}
