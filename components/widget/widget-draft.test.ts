import { expect, test } from "vitest";
import { initialWidget } from "@/lib/widgets/schema";
import { changesIn, draftOf } from "./widget-draft";

test("what was not touched is no change", () => {
  const saved = { ...initialWidget, categories: ["Billing", "Bug"], allowedDomains: ["shop.example"] };
  expect(changesIn(draftOf(saved), saved)).toEqual({});
  expect(changesIn({ ...draftOf(saved), title: ` ${saved.title} `, accent: "#4F46E5" }, saved)).toEqual({});
});

test("only what differs is sent, lists entry by entry", () => {
  const draft = {
    ...draftOf(initialWidget),
    enabled: true,
    domains: "a.example, b.example\n\n",
    categories: "Billing\n",
  };
  expect(changesIn(draft, initialWidget)).toEqual({
    enabled: true,
    allowedDomains: ["a.example", "b.example"],
    categories: ["Billing"],
  });
});
