"use client";

import { useEffect, useState } from "react";
import { policyImpact } from "@/lib/policy/actions";
import type { PolicyImpact } from "@/lib/policy/schema";
import { type Draft, questionOf } from "./policy-draft";

/** How long typing has to pause before the server is asked, in milliseconds. */
const pause = 300;

/** What the draft would do to the keys there are; null without an answer, and while a list cannot be read yet. */
export async function askImpact(workspace: string, draft: Draft): Promise<PolicyImpact | null> {
  const result = await policyImpact(workspace, questionOf(draft)).catch(() => null);
  return result?.ok ? result.data : null;
}

/**
 * The same, for reading along: a moment behind the draft. Whoever decides by it asks once more, because what it says
 * can be of the draft before.
 */
export function useImpact(workspace: string, draft: Draft): PolicyImpact | null {
  const [impact, setImpact] = useState<PolicyImpact | null>(null);
  const [asked, setAsked] = useState(draft);
  // Drafts that ask the same question are one.
  if (JSON.stringify(questionOf(asked)) !== JSON.stringify(questionOf(draft))) setAsked(draft);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(async () => {
      const answer = await askImpact(workspace, asked);
      if (wanted) setImpact(answer);
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [workspace, asked]);
  return impact;
}
