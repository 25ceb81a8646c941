import { cn } from "@/components/ui/cn";

/** The first letter, where a picture would be. */
export function Monogram({ name, square }: { name: string; square?: boolean }) {
  const [letter = "?"] = name.trim();
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid size-6 shrink-0 place-items-center border border-border-strong bg-surface font-semibold text-2xs text-muted uppercase",
        square ? "rounded-md" : "rounded-full",
      )}
    >
      {letter}
    </span>
  );
}
