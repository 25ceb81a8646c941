"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { paths } from "@/lib/paths";
import { leaveTo } from "./leave-to";
import { withRecentPassword } from "./recent-password";

type Failure = { code: string; message: string; fields?: Record<string, string>; requestId?: string };

/** The shape of what server actions return; failures that were expected are values. */
export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: Failure };

const unanswered: Failure = {
  code: "unanswered",
  message: "The server did not answer. Check your connection and try again.",
};

/** The session ended, here or in another tab. For every action that answers `sign_in_required`. */
export function signInAgain(): Promise<void> {
  return leaveTo(paths.signIn(window.location.pathname + window.location.search));
}

/**
 * A form around a server action: one run at a time, errors beside their fields, focus on the first of them. `pending`
 * lasts until what `onDone` starts, a refresh of the page for instance, has been painted. When the action needs a
 * password typed recently, a dialog asks for it on the way.
 */
export function useFormAction<Input, Data>(
  act: (input: Input) => Promise<ActionResult<Data>>,
  onDone: (data: Data) => void | Promise<void>,
  onFailure: (failure: Failure) => void = () => {},
) {
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set());
  const formRef = useRef<HTMLFormElement>(null);
  // A second press arrives before `pending` has been painted; state alone would let it through.
  const running = useRef(false);

  useEffect(() => {
    if (failure?.fields) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);

  const fail = (failure: Failure) => {
    setFailure(failure);
    onFailure(failure);
  };

  const run = (input: Input) => {
    if (running.current) return;
    running.current = true;
    setCorrected(new Set());
    startTransition(async () => {
      try {
        const result = await withRecentPassword(() => act(input));
        if (!result.ok && result.error.code === "sign_in_required") return await signInAgain();
        if (!result.ok) return fail(result.error);
        setFailure(null);
        startTransition(() => onDone(result.data));
      } catch (error) {
        unstable_rethrow(error);
        fail(unanswered);
      } finally {
        running.current = false;
      }
    });
  };

  return {
    run,
    pending,
    formRef,
    /** What concerns the form as a whole; null while the fields say it all. */
    error: failure && !failure.fields ? failure : null,
    fieldError: (name: string) => (corrected.has(name) ? undefined : failure?.fields?.[name]),
    /** The field holds something else than what was wrong: give it to the form's `onInput`. */
    correct: ({ target }: FormEvent) => {
      if (target instanceof HTMLInputElement && failure?.fields?.[target.name]) {
        setCorrected((names) => new Set(names).add(target.name));
      }
    },
    clear: () => setFailure(null),
  };
}
