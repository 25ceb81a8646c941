"use client";

import { useRef, useState } from "react";
import { signInAgain } from "@/components/forms/use-form-action";
import { verifyAuditLog } from "@/lib/audit-log/actions";

export type VerifyState =
  | { kind: "idle" }
  | { kind: "running"; checked: number; total: number | null }
  | { kind: "whole"; checked: number; hash: string }
  | { kind: "broken"; sequence: number; reason: string; checked: number }
  | { kind: "failed"; message: string };

const unanswered = "The server did not answer. Check your connection and verify again.";

export function useVerify(workspace: string) {
  const [state, setState] = useState<VerifyState>({ kind: "idle" });
  const running = useRef(false);

  const check = async (): Promise<VerifyState> => {
    let step: { sequence: number; hash?: string } = { sequence: 0 };
    for (;;) {
      const result = await verifyAuditLog(workspace, step).catch(() => null);
      if (!result) return { kind: "failed", message: unanswered };
      if (!result.ok) {
        if (result.error.code === "sign_in_required") await signInAgain();
        return { kind: "failed", message: result.error.message };
      }
      const { sequence, hash, total, done, broken } = result.data;
      if (broken) return { kind: "broken", sequence: broken.sequence, reason: broken.reason, checked: sequence };
      if (done) return { kind: "whole", checked: sequence, hash };
      step = { sequence, hash };
      setState({ kind: "running", checked: sequence, total });
    }
  };

  const run = async () => {
    if (running.current) return;
    running.current = true;
    setState({ kind: "running", checked: 0, total: null });
    setState(await check());
    running.current = false;
  };

  return { state, run };
}
