import { expect, test } from "vitest";
import { ConfigurationError, readEnv } from "./env";

const refusal = (source: Record<string, string>): string[] => {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split("\n");
    throw error;
  }
  return [];
};

test("nothing needs to be configured", () => {
  expect(readEnv({})).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    DATABASE_URL: "file:./data/latchkey.db",
    TRUSTED_PROXIES: [],
    WEBHOOK_ALLOW_CIDRS: [],
    LOG_LEVEL: "info",
  });
});

test("an empty variable counts as an absent one", () => {
  expect(readEnv({ PORT: "", APP_URL: "", DATABASE_URL: "", AUTH_SECRET: "" })).toEqual(readEnv({}));
});

test.each([
  [{ PORT: "abc" }, /^PORT /],
  [{ PORT: "70000" }, /^PORT /],
  [{ PORT: "80.5" }, /^PORT /],
  [{ APP_URL: "keys.example.com" }, /^APP_URL must be the address people open/],
  [{ APP_URL: "ftp://keys.example.com" }, /^APP_URL must be/],
  [{ DATABASE_URL: "mysql://x" }, /^DATABASE_URL must begin with file: or postgresql:\/\//],
  [{ REDIS_URL: "localhost:6379" }, /^REDIS_URL must begin with redis:\/\//],
  [{ AUTH_SECRET: "short" }, /^AUTH_SECRET must have 32 characters or more/],
  [{ TRUSTED_PROXIES: "10.0.0.0/8,nonsense" }, /^TRUSTED_PROXIES "nonsense" is not an IP address/],
  [{ WEBHOOK_ALLOW_CIDRS: "10.0.0.0/8,nonsense" }, /^WEBHOOK_ALLOW_CIDRS "nonsense" is not an IP address/],
  [{ REQUIRE_HTTPS: "maybe" }, /^REQUIRE_HTTPS /],
  [{ SMTP_URL: "mail.example.com" }, /^SMTP_URL must begin with smtp:\/\//],
  [{ MAIL_FROM: "Latchkey <keys@example.com>" }, /^MAIL_FROM /],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL /],
])("%j is refused with one clear line", (source, line) => {
  const lines = refusal(source);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(line);
  expect(lines[0]).not.toMatch(/undefined|ZodError|\{/);
});

test("every mistake gets its own line", () => {
  const lines = refusal({ PORT: "x", DATABASE_URL: "y", LOG_LEVEL: "z", TRUSTED_PROXIES: "a b" });
  expect(lines.map((line) => line.split(" ")[0])).toEqual([
    "PORT",
    "DATABASE_URL",
    "TRUSTED_PROXIES",
    "TRUSTED_PROXIES",
    "LOG_LEVEL",
  ]);
});

test("a secret never appears in the line that refuses it", () => {
  expect(refusal({ AUTH_SECRET: "hunter2" }).join()).not.toContain("hunter2");
  expect(refusal({ DATABASE_URL: "mysql://root:hunter2@db" }).join()).not.toContain("hunter2");
});

test("the address that people open is kept without a path", () => {
  expect(readEnv({ APP_URL: "https://keys.example.com/x/" }).APP_URL).toBe("https://keys.example.com");
});
