import "server-only";
import { apiDocument } from "@/app/api/public/endpoints";
import { apiBase } from "@/lib/entry/public/routes";
import { appUrl } from "@/lib/env";
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
  const topics = referenceTopics(apiDocument as unknown as DocumentToRead, baseUrl);
  const operations = topics.flatMap((topic) => topic.operations);
  const first = operations.find((operation) => operation.path === "/test" && operation.method === "POST");
  return { topics, sections: overview(baseUrl, first?.samples ?? []) };
}
