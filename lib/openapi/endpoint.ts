import { z } from "zod";
import { Answer, type Endpoint, endpoint, type Served, serve } from "../entry/endpoint";
import { currentVersion } from "../entry/public/negotiate";
import { openApiDocument } from "./document";

const getDocument = endpoint({
  method: "GET",
  path: "/openapi.json",
  id: "getOpenApiDocument",
  summary: "This API as an OpenAPI 3.1 document",
  tag: "Key",
  scope: "none",
  returns: z.record(z.string(), z.unknown()),
});

/** Serves the document of the given contracts, which anyone may read from anywhere. */
export function documentEndpoint(contracts: readonly Endpoint[]): Served {
  const document = openApiDocument(contracts, currentVersion);
  return serve(
    getDocument,
    () => new Answer(document, { "Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*" }),
  );
}
