"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { useHydrated } from "@/components/forms/use-hydrated";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isRequestId } from "@/lib/api-keys/request-log-query";
import { paths } from "@/lib/paths";

/** Loads a logged refusal by what its answer called itself. */
export function FindRequest({ workspace, initial }: { workspace: string; initial: string }) {
  const router = useRouter();
  const ready = useHydrated();
  const [request, setRequest] = useState(initial);
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const id = request.trim();
    if (!isRequestId(id)) return setError("A request id looks like req_01K…, 30 characters long.");
    startTransition(() => router.push(paths.whyRefused(workspace, { request: id }), { scroll: false }));
  };
  return (
    <form onSubmit={submit} className="mb-6 flex max-w-2xl flex-wrap items-start gap-2">
      <Field
        label="Request id"
        hint="From request_id in the answer, or its X-Request-Id header."
        error={error}
        className="min-w-0 flex-1 basis-64"
      >
        <Input
          value={request}
          onChange={(event) => {
            setError(undefined);
            setRequest(event.target.value);
          }}
          placeholder="req_01K…"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Button type="submit" pending={pending} disabled={!ready} className="sm:mt-6.5">
        Load request
      </Button>
    </form>
  );
}
