"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { type SampleLanguage, sampleLanguages } from "@/lib/openapi/reference/samples";

type Chosen = { language: SampleLanguage; choose: (language: SampleLanguage) => void };

const storageKey = "latchkey-sample-language";

const Language = createContext<Chosen>({ language: "curl", choose: () => {} });

/** Chosen once, every sample follows, also on the next visit. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<SampleLanguage>("curl");
  useEffect(() => {
    const kept = readKept();
    if (kept && Object.hasOwn(sampleLanguages, kept)) setLanguage(kept as SampleLanguage);
  }, []);
  const choose = (next: SampleLanguage) => {
    setLanguage(next);
    keep(next);
  };
  return <Language value={{ language, choose }}>{children}</Language>;
}

export const useLanguage = () => use(Language);

// Browsers that block storage throw on touching it; then the choice lasts as long as the page.
function readKept(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function keep(language: SampleLanguage): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {}
}
