import { hash } from "node:crypto";
import { stringify } from "yaml";
import { z } from "zod";
import { Answer, endpoint, type Served, serve } from "../entry/endpoint";

const getDocument = endpoint({
  method: "GET",
  path: "/openapi.json",
  id: "getOpenApiDocument",
  summary: "This API as an OpenAPI 3.1 document",
  tag: "Key",
  scope: "none",
  returns: z.record(z.string(), z.unknown()),
});

const getYaml = endpoint({
  method: "GET",
  path: "/openapi.yaml",
  id: "getOpenApiYaml",
  summary: "The same in YAML",
  tag: "Key",
  scope: "none",
  returns: z.string(),
  text: "application/yaml",
});

/** Serves the document, which anyone may read from anywhere. */
export function documentEndpoints(document: Record<string, unknown>): readonly Served[] {
  // Made when it is first asked for: few do, and it takes as long as the rest of the start.
  let yaml: string | undefined;
  const tag = `"${hash("sha256", JSON.stringify(document), "hex").slice(0, 16)}"`;
  const headers = { "Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*" };
  return [
    serve(getDocument, () => new Answer(document, { ...headers, ETag: tag })),
    serve(getYaml, () => {
      yaml ??= stringify(document, { aliasDuplicateObjects: false });
      return new Answer(yaml, { ...headers, ETag: tag.replace(/"$/, '-yaml"') });
    }),
  ];
}
