import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { type Controls, controlsOf } from "./controls";
import { type ActionResult, useFormAction } from "./use-form-action";

type SettingsForm<Saved, Draft, Input> = Readonly<{
  saved: Saved;
  mayChange: boolean;
  draftOf: (saved: Saved) => Draft;
  save: (input: Input) => Promise<ActionResult<Saved>>;
  /** What a toast says then. */
  said: string;
}>;

/** What each part of such a form gets. */
export type SettingsCardProps<Draft extends object> = Controls<Draft> & {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  error: (name: string) => string | undefined;
  disabled: boolean;
};

/** A form of settings that is saved as a whole: what is typed, and what was stored takes its place, in canonical spelling. */
export function useSettingsForm<Saved, Draft extends object, Input>(form: SettingsForm<Saved, Draft, Input>) {
  const { saved, mayChange, draftOf, save, said } = form;
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(saved));
  const { clear, fieldError, ...action } = useFormAction(save, (stored) => {
    setDraft(draftOf(stored));
    toast.success(said);
    router.refresh();
  });
  const set = (change: Partial<Draft>) => {
    clear();
    setDraft((now) => ({ ...now, ...change }));
  };
  const disabled = !mayChange;
  const card = { draft, set, ...controlsOf(draft, set, disabled), error: fieldError, disabled };
  return { ...action, draft, card, discard: () => setDraft(draftOf(saved)) };
}
