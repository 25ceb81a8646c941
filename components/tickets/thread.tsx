import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Comment } from "@/lib/comments/schema";
import { paths } from "@/lib/paths";
import { Delivery } from "./delivery";
import { FileList } from "./file-list";

type ThreadProps = { workspace: string; comments: readonly Comment[]; mayWork: boolean };

/** The messages of a ticket, the oldest first. Texts are shown as text: nothing that came in is run or loaded. */
export function Thread({ workspace, comments, mayWork }: ThreadProps) {
  return (
    <ol aria-label="Messages" className="flex flex-col gap-3">
      {comments.map((comment) => (
        <li
          key={comment.id}
          className={cn(
            "min-w-0 rounded-xl border bg-surface px-4 py-3 shadow-xs",
            comment.type === "note" && "border-dashed bg-sunken",
          )}
        >
          <p className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-medium">{comment.author.name}</span>
            {comment.type === "note" ? <Badge>Internal note</Badge> : null}
            {comment.direction === "outbound" ? <span className="text-muted text-xs">replied</span> : null}
            {comment.channel === "email" ? <span className="text-muted text-xs">by mail</span> : null}
            {comment.channel === "portal" && comment.author.type === "contact" ? (
              <span className="text-muted text-xs">in the portal</span>
            ) : null}
            <RelativeTime at={comment.created_at} className="ml-auto text-muted text-xs" />
          </p>
          <p className="whitespace-pre-wrap break-words text-sm leading-6">{comment.body_text}</p>
          <WholeMail comment={comment} />
          <FileList
            files={comment.attachments.map((file) => ({ ...file, url: paths.attachment(workspace, file.id) }))}
            className="bg-sunken"
          />
          <Delivery workspace={workspace} comment={comment} mayWork={mayWork} />
        </li>
      ))}
    </ol>
  );
}

/** Of a mail only what is new in it is shown; what it quotes and how it is signed is there for who wants it. */
function WholeMail({ comment: { channel, body, body_text } }: { comment: Comment }) {
  if (channel !== "email" || body.length <= body_text.length + 20) return null;
  return (
    <details className="mt-2 text-xs">
      <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-foreground">
        Show the whole mail
      </summary>
      <p className="mt-2 whitespace-pre-wrap break-words border-l-2 pl-3 text-muted leading-5">{body}</p>
    </details>
  );
}
