import createClient from "openapi-fetch";
import type { paths } from "./.generated/api";

/** A client whose types a generator made from the document. What it must refuse is checked by the compiler. */
export function clientOf(baseUrl: string, key: string) {
  // Lists come as lines too: who wants objects says so.
  return createClient<paths, "application/json" | "application/problem+json">({
    baseUrl,
    headers: { Authorization: `Bearer ${key}` },
    // The document says so of every list, but this client reads it for types only.
    querySerializer: { array: { style: "form", explode: false } },
  });
}

/** Never called: each line would be an error if the document promised less, or more, than this. */
export async function mustNotCompile(client: ReturnType<typeof clientOf>): Promise<void> {
  // @ts-expect-error There is no such path.
  await client.GET("/nothing");
  // @ts-expect-error There is no such status.
  await client.GET("/tickets", { params: { query: { status: ["lost"] } } });
  // @ts-expect-error A comment has a body.
  await client.PATCH("/comments/{id}", { params: { path: { id: "1" } }, body: {} });
  const { data } = await client.GET("/tickets/{id}", { params: { path: { id: "1" } } });
  // @ts-expect-error There may be no data.
  data.data;
  // @ts-expect-error A ticket has no such member.
  data?.data.price;
}
