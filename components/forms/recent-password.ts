"use client";

import { useSyncExternalStore } from "react";
import type { ActionResult } from "./use-form-action";

type Question = { answer: (confirmed: boolean) => void };

/** Of the one dialog that asks; two actions at once share its answer. */
let question: Question | null = null;
let answered: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function set(next: Question | null): void {
  question = next;
  for (const listener of listeners) listener();
}

function ask(): Promise<boolean> {
  // A page without the dialog (components/auth/confirm-password) could never answer.
  if (listeners.size === 0) return Promise.resolve(false);
  answered ??= new Promise<boolean>((resolve) => {
    set({
      answer: (confirmed) => {
        answered = null;
        set(null);
        resolve(confirmed);
      },
    });
  });
  return answered;
}

/**
 * Runs a server action. When it wants the password to have been typed recently, the dialog asks for it and the action
 * runs again: whatever form is behind the dialog keeps what was typed. Cancelled, the refusal is the result.
 */
export async function withRecentPassword<Data>(act: () => Promise<ActionResult<Data>>): Promise<ActionResult<Data>> {
  const result = await act();
  if (result.ok || result.error.code !== "password_required") return result;
  return (await ask()) ? act() : result;
}

/** For the dialog: the question that waits for an answer. */
export function usePasswordQuestion(): Question | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question,
    () => null,
  );
}
