import Link from "next/link";

/** The way back to the list. */
export function Up({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="rounded-sm underline-offset-2 hover:text-foreground hover:underline">
      {children}
    </Link>
  );
}
