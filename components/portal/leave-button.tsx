"use client";

import { leaveTo } from "@/components/forms/leave-to";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { callInside } from "./call";

export function LeaveButton({ home }: { home: string }) {
  const { run, pending } = useFormAction(
    () => callInside(home, "DELETE", "/session"),
    () => leaveTo(home),
    ({ message }) => toast.error("You are still signed in", { description: message }),
  );
  return (
    <Button variant="ghost" className="ml-auto sm:ml-0" pending={pending} onClick={() => run(undefined)}>
      Sign out
    </Button>
  );
}
