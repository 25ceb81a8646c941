import { cn } from "@/components/ui/cn";
import { type Tone, toneText } from "@/components/ui/tone";

const tones: Record<string, Tone> = { GET: "info", POST: "success", PATCH: "warning", DELETE: "danger" };

/** `GET /tickets/{id}`, the verb in a colour of its own. */
export function MethodAndPath({ method, path }: { method: string; path: string }) {
  return (
    <code className="flex min-w-0 gap-2 font-mono text-xs [overflow-wrap:anywhere]">
      <span className={cn("w-12 shrink-0 font-medium", toneText[tones[method] ?? "neutral"])}>{method}</span>
      {path}
    </code>
  );
}
