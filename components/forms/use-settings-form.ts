import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { type ActionResult, useFormAction } from "./use-form-action";

type SettingsForm<Saved, Draft, Input> = Readonly<{
  saved: Saved;
  draftOf: (saved: Saved) => Draft;
  save: (input: Input) => Promise<ActionResult<Saved>>;
  /** What a toast says then. */
  said: string;
}>;

/** A form of settings that is saved as a whole: what is typed, and what was stored takes its place, in canonical spelling. */
export function useSettingsForm<Saved, Draft extends object, Input>(form: SettingsForm<Saved, Draft, Input>) {
  const { saved, draftOf, save, said } = form;
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(saved));
  const { clear, ...action } = useFormAction(save, (stored) => {
    setDraft(draftOf(stored));
    toast.success(said);
    router.refresh();
  });
  const set = (change: Partial<Draft>) => {
    clear();
    setDraft((now) => ({ ...now, ...change }));
  };
  return { ...action, draft, set, discard: () => setDraft(draftOf(saved)) };
}
