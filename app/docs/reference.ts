import "server-only";
import { documented } from "@/app/api/public/endpoints";
import { currentVersion } from "@/lib/entry/public/negotiate";
import { apiBase } from "@/lib/entry/public/routes";
import { appUrl } from "@/lib/env";
import { openApiDocument } from "@/lib/openapi/document";
import { overview, type Section } from "@/lib/openapi/reference/overview";
import { type DocumentToRead, type ReferenceTopic, referenceTopics } from "@/lib/openapi/reference/reference";

export type Reference = Readonly<{ topics: readonly ReferenceTopic[]; sections: readonly Section[] }>;

let made: Reference | undefined;

/** The reference of this installation's API, with its own address: made once, of the document that the API serves. */
export function reference(): Reference {
  made ??= make(appUrl() + apiBase);
  return made;
}

function make(baseUrl: string): Reference {
  const contracts = documented.map((served) => served.contract);
  const topics = referenceTopics(openApiDocument(contracts, currentVersion) as unknown as DocumentToRead, baseUrl);
  const operations = topics.flatMap((topic) => topic.operations);
  const first = operations.find((operation) => operation.path === "/test" && operation.method === "POST");
  return { topics, sections: overview(baseUrl, first?.samples ?? []) };
}
