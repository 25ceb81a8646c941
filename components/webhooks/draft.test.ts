import { expect, test } from "vitest";
import { emptyDraft, includedIn, inputOf, patchOf, toggled } from "./draft";

test("what was typed becomes the input: tags by commas, headers by lines", () => {
  const draft = { ...emptyDraft, url: " https://a.example/ ", tags: "vip, ,press", headers: "X-A: b: c\n\nX-D:e" };
  expect(inputOf(draft)).toMatchObject({
    url: "https://a.example/",
    filters: { tag: ["vip", "press"], priority: [], team_id: [] },
    headers: { "X-A": "b: c", "X-D": "e" },
  });
});

test("a header that is still masked stays, a changed one is sent, one whose line is gone is taken away", () => {
  const before = { headers: { "X-A": "••••", "X-B": "••••", "X-C": "••••" } } as never;
  const draft = { ...emptyDraft, headers: "X-A: ••••\nX-B: new" };
  expect(patchOf(draft, before)).toMatchObject({ headers: { "X-B": "new", "X-C": null } });
  expect(patchOf({ ...draft, headers: "X-A: ••••\nX-B: ••••\nX-C: ••••" }, before)).not.toHaveProperty("headers");
});

test("a wider pattern takes the place of those it includes", () => {
  expect(toggled(["ticket.created", "contact.*"], "ticket.*", true)).toEqual(["contact.*", "ticket.*"]);
  expect(toggled(["ticket.*", "contact.*"], "*", true)).toEqual(["*"]);
  expect(toggled(["kb.article.updated"], "kb.article.*", true)).toEqual(["kb.article.*"]);
  expect(toggled(["ticket.*"], "ticket.*", false)).toEqual([]);
  expect(includedIn(["ticket.*"], "ticket.created")).toBe("ticket.*");
  expect(includedIn(["*"], "ticket.*")).toBe("*");
  expect(includedIn(["ticket.*"], "ticket.*")).toBeNull();
  expect(includedIn(["ticket.*"], "contact.created")).toBeNull();
});
