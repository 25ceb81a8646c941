import { expect, test } from "vitest";
import { cutTo } from "./shaping";

const item = { id: "1", subject: "Fire", status: "open", deleted_at: null, customer: { id: "2" } };

test("keeps what is asked for, the id, and what is expanded", () => {
  expect(cutTo({ fields: ["subject"] }, { data: item })).toEqual({ data: { id: "1", subject: "Fire" } });
  expect(cutTo({ fields: ["status"], expand: ["customer"] }, { data: [item], pagination: { limit: 1 } })).toEqual({
    data: [{ id: "1", status: "open", customer: { id: "2" } }],
    pagination: { limit: 1 },
  });
  expect(cutTo({ fields: ["deleted_at"] }, { data: item })).toEqual({ data: { id: "1", deleted_at: null } });
});

test("leaves everything where nothing is asked for, and all that is left of what was deleted", () => {
  expect(cutTo({}, { data: item })).toEqual({ data: item });
  const gone = { id: "1", deleted: true, deleted_at: "2026", updated_at: "2026" };
  expect(cutTo({ fields: ["subject", "updated_at"] }, { data: [gone] })).toEqual({ data: [gone] });
});
