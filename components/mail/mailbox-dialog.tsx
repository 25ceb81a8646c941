"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { controlsOf } from "@/components/forms/controls";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { SwitchField } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { saveMailbox, testMailbox } from "@/lib/support-mail/actions";
import type { MailboxView } from "@/lib/support-mail/schema";

type MailboxDialogProps = { workspace: string; mailbox: MailboxView | null; open: boolean; onClose: () => void };

const securities = [
  { value: "tls", label: "TLS", hint: "Port 993" },
  { value: "starttls", label: "STARTTLS", hint: "Port 143" },
  { value: "none", label: "None", hint: "In your own network only" },
] as const;

function draftOf(mailbox: MailboxView | null) {
  return {
    host: mailbox?.host ?? "",
    port: String(mailbox?.port ?? 993),
    security: mailbox?.security ?? ("tls" as const),
    username: mailbox?.username ?? "",
    password: "",
    folder: mailbox?.folder ?? "INBOX",
    doneFolder: mailbox?.doneFolder ?? "",
    enabled: mailbox?.enabled ?? true,
  };
}

type Draft = ReturnType<typeof draftOf>;

export function MailboxDialog({ open, onClose, ...rest }: MailboxDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title="Mailbox"
        size="md"
        description="Whoever can read it reads the mail that comes for you: use an account of its own."
      >
        <MailboxForm {...rest} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function MailboxForm({ workspace, mailbox, onClose }: Omit<MailboxDialogProps, "open">) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(() => draftOf(mailbox));
  const [tested, setTested] = useState("");
  const form = useFormAction(
    (given: Draft) => saveMailbox(workspace, given),
    () => {
      toast.success("Mailbox saved");
      onClose();
      router.refresh();
    },
  );
  const testing = useFormAction(
    (given: Draft) => testMailbox(workspace, given),
    ({ messages }) => setTested(`It works. ${messages === 1 ? "1 mail is" : `${messages} mails are`} in the folder.`),
  );
  const set = (change: Partial<Draft>) => {
    form.clear();
    testing.clear();
    setTested("");
    setDraft((now) => ({ ...now, ...change }));
  };
  const errorOf = (name: keyof Draft) => form.fieldError(name) ?? testing.fieldError(name);
  const { text, flag } = controlsOf(draft, set, false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(draft);
  };
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_6rem]">
          <Field label="Server" error={errorOf("host")} required>
            <Input {...text("host")} autoComplete="off" placeholder="imap.example.com" />
          </Field>
          <Field label="Port" error={errorOf("port")} required>
            <Input {...text("port")} autoComplete="off" inputMode="numeric" />
          </Field>
        </div>
        <Field label="Encryption" error={errorOf("security")}>
          <Select value={draft.security} onValueChange={(security) => set({ security })} options={securities} />
        </Field>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="User name" error={errorOf("username")} required>
            <Input {...text("username")} autoComplete="off" />
          </Field>
          <Field
            label="Password"
            error={errorOf("password")}
            hint={
              mailbox
                ? "Empty: the stored one stays. It is never shown again."
                : "Stored encrypted, and never shown again."
            }
          >
            <PasswordInput {...text("password")} autoComplete="new-password" />
          </Field>
          <Field label="Folder" error={errorOf("folder")} required>
            <Input {...text("folder")} autoComplete="off" />
          </Field>
          <Field
            label="Move to"
            error={errorOf("doneFolder")}
            hint="Where mail goes that was taken. Empty: it is marked as read."
            optional
          >
            <Input {...text("doneFolder")} autoComplete="off" />
          </Field>
        </div>
        <SwitchField label="Take mail from it" hint="About once a minute." {...flag("enabled")} />
        <FormError error={form.error ?? testing.error} />
        <p role="status" className="text-sm text-success-text empty:hidden">
          {tested}
        </p>
      </DialogBody>
      <DialogFormFooter
        pending={form.pending}
        note={
          <Button variant="ghost" pending={testing.pending} onClick={() => testing.run(draft)}>
            Test connection
          </Button>
        }
      >
        Save mailbox
      </DialogFormFooter>
    </DialogForm>
  );
}
