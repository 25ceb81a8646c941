import { Button } from "@/components/ui/button";

/** The reader's own address as the server sees it, and how it knows. */
export type SeenAs = Readonly<{
  ip: string | null;
  /** The trusted proxy that passed it on; null when it is the connection's own. */
  proxy: string | null;
  /** A header with another address came and was not believed, because its sender is not a trusted proxy. */
  ignored: boolean;
}>;

type SeenAsLineProps = { seenAs: SeenAs; onAdd: ((ip: string) => void) | null };

/** "We see you as 203.0.113.7 from …": what makes a list testable before it is saved. */
export function SeenAsLine({ seenAs: { ip, proxy, ignored }, onAdd }: SeenAsLineProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunken px-3 py-2 text-xs">
      <p className="min-w-0 flex-1 basis-60 text-muted">
        {ip === null ? (
          "The server cannot tell your address. Start it with npm start, or set TRUSTED_PROXIES."
        ) : (
          <>
            We see you as <span className="break-all font-mono text-foreground">{ip}</span>{" "}
            {proxy === null
              ? "from your connection itself."
              : `from X-Forwarded-For, as the proxy ${proxy} passed it on.`}
          </>
        )}
        {ignored
          ? " A forwarding header came with your request and was not believed: if a proxy stands in front, name it in TRUSTED_PROXIES."
          : ""}
      </p>
      {ip !== null && onAdd ? (
        <Button size="sm" onClick={() => onAdd(ip)}>
          Add my address
        </Button>
      ) : null}
    </div>
  );
}
