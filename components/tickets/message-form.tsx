"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { addNote, replyToTicket } from "@/lib/tickets/actions";
import type { Ticket } from "@/lib/tickets/schema";
import { ReopenCard } from "./reopen-card";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";

type MessageFormProps = { workspace: string; ticket: Ticket };

const kinds = [
  { value: "reply", label: "Reply" },
  { value: "note", label: "Internal note" },
] as const;

/** A public answer, or a note that the requester never sees. What is typed stays until it has been stored. */
export function MessageForm({ workspace, ticket: { id, status } }: MessageFormProps) {
  const router = useRouter();
  const [kind, setKind] = useState<"reply" | "note">("reply");
  const [body, setBody] = useState("");
  const files = useUploads(workspace);
  const isNote = kind === "note";
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(
    (solve: boolean) => {
      const message = { id, body, attachment_ids: files.ids };
      return isNote ? addNote(workspace, message) : replyToTicket(workspace, { ...message, ...(solve ? solved : {}) });
    },
    (sent) => {
      setBody("");
      files.clear();
      const masked = "meta" in sent ? sent.meta?.masked.api_keys.length : 0;
      if (masked)
        toast.warning(`An API key in your ${kind} was masked`, { description: "Its owner is told about it." });
      else toast.success(isNote ? "Note added" : "Reply sent");
      router.refresh();
    },
  );
  const closed = status === "closed" && !isNote;
  const waiting = files.sending || files.refused;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!waiting) run(false);
  };
  return (
    <form ref={formRef} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Segmented label="Kind of message" value={kind} onValueChange={setKind} options={kinds} className="self-start" />
      {closed ? (
        <ReopenCard workspace={workspace} id={id} />
      ) : (
        <>
          <Field
            label={isNote ? "Internal note" : "Reply"}
            error={fieldError("body")}
            hint={isNote ? "Only your team and keys with comments:read see it." : undefined}
          >
            <Textarea
              value={body}
              rows={4}
              onChange={(event) => {
                clear();
                setBody(event.target.value);
              }}
            />
          </Field>
          <UploadList files={files} />
          <FormError error={error} />
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" variant="primary" pending={pending} disabled={waiting}>
              <Send aria-hidden />
              {isNote ? "Add note" : "Send reply"}
            </Button>
            {isNote || status === "solved" ? null : (
              <Button disabled={pending || waiting} onClick={() => run(true)}>
                Send and mark as solved
              </Button>
            )}
            {files.refused ? <p className="text-muted text-xs">Remove the file that was not sent.</p> : null}
          </div>
        </>
      )}
    </form>
  );
}

const solved = { status: "solved" } as const;
