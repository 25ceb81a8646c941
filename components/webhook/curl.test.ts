import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { Attempt } from "@/lib/webhooks/schema";
import { curlOf } from "./curl";

const attempt: Attempt = {
  ...{ number: 1, started_at: "", response_status: 200, response_ms: 1, error: "", response_snippet: "" },
  request_headers: { "webhook-id": "evt_1", "X-Odd": "$HOME `id`" },
  request_body: `{"subject":"It's \\"here\\" $(rm x)"}`,
};

test("a shell reads the command as the very request, whatever is in it", () => {
  const script = `curl() { printf '%s\\n' "$@"; }\n${curlOf("https://a.example/?a=b&c='d'", attempt)}`;
  const words = execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");
  expect(words).toEqual([
    ...["-X", "POST", "https://a.example/?a=b&c='d'", "-H", "webhook-id: evt_1", "-H", "X-Odd: $HOME `id`"],
    ...["--data-raw", attempt.request_body],
  ]);
});
