"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { useHydrated } from "@/components/forms/use-hydrated";
import { UploadList } from "@/components/tickets/upload-list";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { PortalStatus } from "@/lib/portal/schema";
import { callInside } from "./call";
import { useChosenFiles } from "./use-chosen-files";

type ReplyFormProps = { home: string; id: string; status: PortalStatus };

/** What is typed stays until it has been stored. */
export function ReplyForm({ home, id, status }: ReplyFormProps) {
  const router = useRouter();
  const ready = useHydrated();
  const [body, setBody] = useState("");
  const chosen = useChosenFiles();
  /** Said beside the buttons: on a telephone a toast would lie over them. */
  const [done, setDone] = useState("");
  const closed = status === "closed";
  const reply = useFormAction(
    () => callInside(home, "POST", `/tickets/${id}/reply`, messageOf(body, chosen.files, closed)),
    () => {
      setBody("");
      chosen.clear();
      setDone(closed ? "Sent, and your request is open again." : "Reply sent.");
      router.refresh();
    },
  );
  const close = useFormAction(
    () => callInside(home, "POST", `/tickets/${id}/close`, {}),
    () => {
      setDone("Request closed.");
      router.refresh();
    },
  );
  const unsent = body.trim() !== "" || chosen.uploads.length > 0;
  return (
    <form
      ref={reply.formRef}
      method="post"
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!chosen.refused && !close.pending) reply.run(undefined);
      }}
    >
      <Field
        label="Your reply"
        error={reply.fieldError("body")}
        hint={closed ? "This request is closed. A reply opens it again." : undefined}
      >
        <Textarea
          name="body"
          value={body}
          className="min-h-28"
          onChange={(event) => {
            reply.clear();
            setBody(event.target.value);
            setDone("");
          }}
        />
      </Field>
      <UploadList files={chosen} />
      <FormError error={reply.error ?? close.error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={reply.pending} disabled={!ready || chosen.refused}>
          <Send aria-hidden />
          {closed ? "Send and reopen" : "Send reply"}
        </Button>
        {closed || unsent ? null : (
          <Button disabled={!ready} pending={close.pending} onClick={() => close.run(undefined)}>
            Close request
          </Button>
        )}
        <p role="status" className="text-muted text-xs">
          {done}
        </p>
        {chosen.refused ? <p className="text-muted text-xs">Remove the file that cannot be sent.</p> : null}
      </div>
    </form>
  );
}

function messageOf(body: string, files: readonly File[], reopen: boolean): FormData {
  const message = new FormData();
  message.set("body", body);
  if (reopen) message.set("reopen", "true");
  for (const file of files) message.append("attachments[]", file);
  return message;
}
