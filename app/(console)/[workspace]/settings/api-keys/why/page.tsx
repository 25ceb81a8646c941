import type { Metadata } from "next";
import Link from "next/link";
import { routes } from "@/app/api/public/endpoints";
import { FindRequest } from "@/components/api-key/find-request";
import { LoggedCall, UnknownCall, UnknownKey } from "@/components/api-key/logged-call";
import { WhyForm } from "@/components/api-key/why-form";
import { WhyResult } from "@/components/api-key/why-result";
import { PageHeader } from "@/components/ui/page-header";
import { findApiKey } from "@/lib/api-keys/queries/get";
import { keyChoices } from "@/lib/api-keys/queries/key-choices";
import { findLoggedRequest } from "@/lib/api-keys/queries/request-log";
import { readWhyQuery } from "@/lib/api-keys/why-query";
import { pageCtx } from "@/lib/entry/page-ctx";
import { explain } from "@/lib/entry/public/explain";
import { paths } from "@/lib/paths";
import { askedOf, describedBy } from "./asked";

export const metadata: Metadata = { title: "Why was I refused?" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WhyRefusedPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "api_keys:read");
  const query = readWhyQuery(await searchParams);
  const call = query.request ? await findLoggedRequest(ctx, query.request) : null;
  const described = call ? describedBy(call, ctx.workspace.id) : query;
  const [key, keys] = await Promise.all([described.key ? findApiKey(ctx, described.key) : null, keyChoices(ctx)]);
  const asked = askedOf(described, key?.id ?? null);
  const checks = asked && (await explain(routes, asked, ctx.now.getTime()));
  return (
    <>
      <PageHeader
        above={
          <Link
            href={paths.apiKeys(workspace)}
            className="rounded-sm underline-offset-2 hover:text-foreground hover:underline"
          >
            API Keys
          </Link>
        }
        title="Why was I refused?"
        description="Paste the id of a refused request, or describe one: each check of the API says what it thinks of it."
      />
      <FindRequest key={`id ${query.request}`} workspace={workspace} initial={query.request} />
      {call && key ? <LoggedCall workspace={workspace} call={call} keyId={key.id} keyName={key.name} /> : null}
      {query.request && !call ? <UnknownCall request={query.request} /> : null}
      {described.key && !key ? <UnknownKey /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <WhyForm
          key={JSON.stringify(described)}
          workspace={workspace}
          initial={{ ...described, key: key?.prefix ?? described.key }}
          keys={keys}
        />
        {checks ? <WhyResult checks={checks} /> : null}
      </div>
    </>
  );
}
