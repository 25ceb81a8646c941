"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { useHydrated } from "@/components/forms/use-hydrated";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { keyIdIn, pathIn, type WhyQuery, whyMethods, whyMistakes } from "@/lib/api-keys/why-query";
import { paths } from "@/lib/paths";

type WhyFormProps = {
  workspace: string;
  /** What the page was asked, or what the log says of the request it was asked about. */
  initial: WhyQuery;
  keys: readonly { prefix: string; name: string }[];
};

const methodOptions = whyMethods.map((value) => ({ value, label: value }));

/** Describes a request. The fields have no names: nothing is sent before the page listens, a pasted key least of all. */
export function WhyForm({ workspace, initial, keys }: WhyFormProps) {
  const router = useRouter();
  const ready = useHydrated();
  const listId = useId();
  const [asked, setAsked] = useState(initial);
  const [mistakes, setMistakes] = useState<Record<string, string>>({});
  const [pending, startTransition] = useTransition();
  const set = (change: Partial<WhyQuery>) => {
    setMistakes({});
    setAsked((before) => ({ ...before, ...change }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = whyMistakes(asked);
    const key = keyIdIn(asked.key);
    if (asked.key.trim() !== "" && key === "") found.key = "Enter its id (key_…) or its prefix (lk_live_…).";
    setMistakes(found);
    if (Object.keys(found).length > 0) return;
    startTransition(() =>
      router.push(`${paths.whyRefused(workspace)}?${paramsOf({ ...asked, key })}`, { scroll: false }),
    );
  };
  return (
    <Card title="Describe the request">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Key" optional hint="Its id or prefix. Empty: what can be said without one." error={mistakes.key}>
          <Input
            value={asked.key}
            // Of a whole key only the public part stays.
            onChange={(event) =>
              set({ key: event.target.value.replace(/(lk_live_[0-9A-Za-z]{10})[0-9A-Za-z]+/, "$1") })
            }
            list={listId}
            placeholder="lk_live_…"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <datalist id={listId}>
          {keys.map(({ prefix, name }) => (
            <option key={prefix} value={prefix}>
              {name}
            </option>
          ))}
        </datalist>
        <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <Field label="Method">
            <Select
              value={asked.method as (typeof whyMethods)[number]}
              onValueChange={(method) => set({ method })}
              options={methodOptions}
            />
          </Field>
          <Field label="Path" error={mistakes.path} required>
            <Input
              value={asked.path}
              onChange={(event) => set({ path: event.target.value })}
              placeholder="/api/public/tickets"
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
          </Field>
        </div>
        <Field
          label="IP address"
          optional
          hint="Where the request came from, as the server sees it."
          error={mistakes.ip}
        >
          <Input
            value={asked.ip}
            onChange={(event) => set({ ip: event.target.value })}
            placeholder="203.0.113.7"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <Field label="Origin" optional hint="Of the web page that called, if one did." error={mistakes.origin}>
          <Input
            value={asked.origin}
            onChange={(event) => set({ origin: event.target.value })}
            placeholder="https://example.com"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <Field label="X-Organization-Id" optional hint="If the request had this header.">
          <Input
            value={asked.organization}
            onChange={(event) => set({ organization: event.target.value })}
            placeholder="wsp_…"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <CheckboxField label="Over https" checked={asked.https} onCheckedChange={(https) => set({ https })} />
        <div>
          <Button type="submit" variant="primary" pending={pending} disabled={!ready}>
            Explain
          </Button>
        </div>
      </form>
    </Card>
  );
}

function paramsOf({ key, method, path, ip, origin, https, organization }: WhyQuery): URLSearchParams {
  return new URLSearchParams({
    ...(key ? { key } : {}),
    method,
    path: pathIn(path),
    ...(ip.trim() ? { ip: ip.trim() } : {}),
    ...(origin.trim() ? { origin: origin.trim() } : {}),
    ...(https ? {} : { https: "0" }),
    ...(organization.trim() ? { organization: organization.trim() } : {}),
  });
}
