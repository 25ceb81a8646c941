"use client";

import { CircleHelp, KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useCommands } from "@/components/shell/commands";
import { paths } from "@/lib/paths";
import type { TableRow } from "./columns";

/** Lets the palette jump to the keys that the table shows. */
export function useKeyCommands(workspace: string, rows: readonly TableRow[]) {
  const router = useRouter();
  const commands = useMemo(
    () => [
      {
        id: "why-refused",
        label: "Why was I refused?",
        group: "API keys",
        icon: CircleHelp,
        keywords: ["403", "401", "denied", "request id"],
        run: () => router.push(paths.whyRefused(workspace)),
      },
      ...rows.map(({ id, name, prefix, href }) => ({
        id: `open-${id}`,
        label: name,
        group: "Keys",
        icon: KeyRound,
        keywords: [prefix, "open", "key"],
        run: () => router.push(href),
      })),
    ],
    [workspace, rows, router],
  );
  useCommands(commands);
}
