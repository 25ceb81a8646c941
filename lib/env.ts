import { z } from "zod";
import { parseCidrList } from "./access/cidr";
import { Email } from "./access/email";
import { shared } from "./process-state";

const flag = z.stringbool({ truthy: ["1", "true", "yes", "on"], falsy: ["0", "false", "no", "off"] });

/** IP addresses and CIDR ranges, separated by commas or white space. */
const addressRanges = z
  .string()
  .default("")
  .transform((text, context) => {
    const { ranges, bad } = parseCidrList(text);
    for (const entry of bad) {
      context.addIssue({ code: "custom", message: `"${entry}" is not an IP address or a CIDR range` });
    }
    return ranges;
  });

/** `host:port`, with an IPv6 address in brackets. */
const listenAddress = z.string().transform((text, context) => {
  const [, host = "", port = ""] = /^(\[[\da-f:.]+\]|[^:[\]]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host === "" || Number(port) > 65_535) {
    context.addIssue({ code: "custom", message: "must be an address and a port, such as 127.0.0.1:9464" });
  }
  return { host: host.replace(/[[\]]/g, ""), port: Number(port) };
});

/** How a database is named. */
export const databaseUrl = /^(file:.+|postgres(ql)?:\/\/.+)$/;

const Environment = z.object({
  PORT: z.coerce.number("must be a port number, such as 3000").int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  APP_URL: z
    .url({ protocol: /^https?$/, error: "must be the address people open, such as https://keys.example.com" })
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(databaseUrl, "must begin with file: or postgresql://")
    .default("file:./data/latchkey.db"),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+$/, "must begin with redis:// or rediss://")
    .optional(),
  STORAGE_URL: z
    .string()
    .regex(/^(file:.+|s3:\/\/[^/?]+.*)$/, "must begin with file: or s3://bucket")
    .optional(),
  AUTH_SECRET: z.string().min(32, "must have 32 characters or more; leave it unset to have one made").optional(),
  TRUSTED_PROXIES: addressRanges,
  WEBHOOK_ALLOW_CIDRS: addressRanges,
  MAIL_ALLOW_CIDRS: addressRanges,
  REQUIRE_HTTPS: flag.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: Email.optional(),
  SHUTDOWN_DELAY: z.coerce.number("must be a number of seconds, such as 5").min(0).max(300).default(0),
  METRICS_LISTEN: listenAddress.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address, such as http://127.0.0.1:4318" })
    .optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number("must be a share from 0 to 1").min(0).max(1).default(1),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Env = z.output<typeof Environment>;

/** Wrong configuration: one clear line for each mistake, no stack. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

/**
 * Reads the configuration. An empty variable counts as an absent one.
 * @throws {ConfigurationError} with one line for each mistake.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const known = Object.keys(Environment.shape);
  const given = Object.fromEntries(known.filter((name) => source[name]).map((name) => [name, source[name]]));
  const result = Environment.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigurationError(
    result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`).join("\n"),
  );
}

export function env(): Env {
  return shared("env", () => readEnv(process.env));
}

/** The address that people open; links in mail and sessions' cookies are made from it, never from a request. */
export function appUrl(): string {
  const { APP_URL, HOST, PORT } = env();
  return APP_URL ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
}
