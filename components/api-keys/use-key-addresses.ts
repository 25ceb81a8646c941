"use client";

import { useEffect, useState } from "react";
import { keyAddresses } from "@/lib/api-keys/actions";
import type { KeyAddresses } from "@/lib/api-keys/schema";

/** Where the key was really used from; null until it is known. */
export function useKeyAddresses(workspace: string, id: string): KeyAddresses | null {
  const [addresses, setAddresses] = useState<KeyAddresses | null>(null);
  useEffect(() => {
    let shown = true;
    keyAddresses(workspace, { id })
      .then((result) => {
        if (shown && result.ok) setAddresses(result.data);
      })
      // Without the answer the form lacks a button, and nothing else.
      .catch(() => {});
    return () => {
      shown = false;
    };
  }, [workspace, id]);
  return addresses;
}
