import { expect, test } from "vitest";
import { scopeNames } from "@/lib/access/scopes";
import { snippetsFor } from "./snippets";

const url = "https://keys.example.com/api/public";

test("every snippet holds the key, and all but the variables call the test endpoint", () => {
  for (const { id, code } of snippetsFor("lk_live_x", url, [])) {
    expect(code, id).toContain("lk_live_x");
    expect(code, id).toContain(id === "env" ? `LATCHKEY_API_URL=${url}` : `${url}/test`);
  }
});

test("the curl command lists tickets exactly when the scopes allow it", () => {
  const curl = (scope: (typeof scopeNames)[number]) => snippetsFor("k", url, [scope])[0]?.code.includes("/tickets");
  expect(scopeNames.filter(curl)).toEqual(["tickets:read", "tickets:write", "tickets:delete", "*"]);
});
