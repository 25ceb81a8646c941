"use client";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { useEffect } from "react";
import { LateFailedPage } from "@/components/shell/late-failed-page";
import { parseTheme, themeCookie } from "@/components/shell/theme";
import "./globals.css";

type Props = { error: unknown; retry: () => void };

/** When the root layout itself failed: this stands in its place, so it brings its own document. */
export default function GlobalError({ error, retry }: Props) {
  useEffect(() => {
    const chosen = document.cookie.match(new RegExp(`(?:^|; )${themeCookie}=([a-z]+)`))?.[1];
    document.documentElement.dataset.theme = parseTheme(chosen);
  }, []);
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <title>Something failed · Latchkey</title>
        <main className="grid min-h-dvh place-items-center px-4">
          <LateFailedPage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
