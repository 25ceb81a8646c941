"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { reopenTicket, replyToTicket } from "@/lib/tickets/actions";
import type { Ticket } from "@/lib/tickets/schema";

type ReplyFormProps = { workspace: string; ticket: Ticket };

/** A public answer. What is typed stays until it has been stored. */
export function ReplyForm({ workspace, ticket: { id, status } }: ReplyFormProps) {
  const router = useRouter();
  const [body, setBody] = useState("");
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(
    (solve: boolean) => replyToTicket(workspace, { id, body, ...(solve ? { status: "solved" } : {}) }),
    (sent) => {
      setBody("");
      const masked = "meta" in sent ? sent.meta?.masked.api_keys.length : 0;
      if (masked) toast.warning("An API key in your reply was masked", { description: "Its owner is told about it." });
      else toast.success("Reply sent");
      router.refresh();
    },
  );
  if (status === "closed") return <Reopen workspace={workspace} id={id} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(false);
  };
  return (
    <form ref={formRef} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="Reply" error={fieldError("body")}>
        <Textarea
          value={body}
          rows={4}
          onChange={(event) => {
            clear();
            setBody(event.target.value);
          }}
        />
      </Field>
      <FormError error={error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          <Send aria-hidden />
          Send reply
        </Button>
        {status === "solved" ? null : (
          <Button disabled={pending} onClick={() => run(true)}>
            Send and mark as solved
          </Button>
        )}
      </div>
    </form>
  );
}

function Reopen({ workspace, id }: { workspace: string; id: string }) {
  const router = useRouter();
  const { run, pending, error } = useFormAction(
    () => reopenTicket(workspace, { id }),
    () => router.refresh(),
  );
  return (
    <div className="flex flex-col items-start gap-3 rounded-xl border bg-sunken px-4 py-3">
      <p className="text-muted text-sm">This ticket is closed. To answer it, reopen it first.</p>
      <FormError error={error} />
      <Button pending={pending} onClick={() => run(undefined)}>
        Reopen ticket
      </Button>
    </div>
  );
}
