import { z } from "zod";

/** One event as the screens, the exports and the command line show it. */
export type AuditEntry = Readonly<{
  id: string;
  sequence: number;
  at: string;
  event: string;
  actor: Readonly<{ type: string; id: string; name: string }>;
  target: Readonly<{ type: string; id: string; name: string }>;
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
  ip: string;
  requestId: string;
  hash: string;
}>;

export type AuditPage = Readonly<{
  entries: readonly AuditEntry[];
  /** Where the neighbouring pages begin; null where there is none. */
  newer: number | null;
  older: number | null;
  /** Whether the log holds anything at all, whatever the filters. */
  any: boolean;
}>;

export type AuditActor = Readonly<{ id: string; name: string; type: string }>;

/** Where a check of the chain stands. The first step begins without it; each answer carries the next. */
export const VerifyStep = z.strictObject({
  /** Events up to and with this one are checked. */
  sequence: z.int().min(0).default(0),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type VerifyStep = z.output<typeof VerifyStep>;
