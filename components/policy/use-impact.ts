"use client";

import { useEffect, useState } from "react";
import { policyImpact } from "@/lib/policy/actions";
import type { PolicyImpact } from "@/lib/policy/schema";
import { type Draft, questionOf } from "./policy-draft";

/** How long typing has to pause before the server is asked, in milliseconds. */
const pause = 300;

/** What the draft would do to the keys there are; null until it is known, and while a list cannot be read yet. */
export function useImpact(workspace: string, draft: Draft): PolicyImpact | null {
  const [impact, setImpact] = useState<PolicyImpact | null>(null);
  const question = JSON.stringify(questionOf(draft));
  useEffect(() => {
    let asked = true;
    const timer = setTimeout(async () => {
      const result = await policyImpact(workspace, JSON.parse(question)).catch(() => null);
      if (asked) setImpact(result?.ok ? result.data : null);
    }, pause);
    return () => {
      asked = false;
      clearTimeout(timer);
    };
  }, [workspace, question]);
  return impact;
}
