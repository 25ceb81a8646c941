import { z } from "zod";
import type { KeyStatus } from "../access/key-status";
import { PlainName } from "../access/plain-name";
import type { Role } from "../access/roles";
import type { Scope } from "../access/scopes";
import { maxKeyLifeHours } from "./expiry";
import { AllowedDomains, AllowedIps, Scopes } from "./restrictions";

/** At most this many live keys in a workspace. Expired and revoked ones do not count. */
export const maxLiveKeys = 200;

/** A key used within this many days asks for its name to be typed before it is revoked. */
export const confirmNameDays = 7;

const KeyId = z.string().regex(/^key_[0-9A-Za-z]{10}$/, "is not the id of a key");

const Expiry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("never") }),
  z.strictObject({
    kind: z.literal("hours"),
    hours: z
      .number("The life must be a number of hours.")
      .positive("The expiration must be in the future.")
      .max(maxKeyLifeHours, `A key lives at most ${maxKeyLifeHours.toLocaleString("en-US")} hours (one year).`),
  }),
  z.strictObject({
    kind: z.literal("date"),
    at: z.union([z.date(), z.iso.datetime({ offset: true })], "Choose a date.").transform((at) => new Date(at)),
  }),
]);

export const CreateApiKey = z.strictObject({
  name: PlainName,
  note: z.string().trim().max(500, "The note has at most 500 characters.").default(""),
  scopes: Scopes,
  /** Absent: never, or what the creator's role forces. */
  expiry: Expiry.optional(),
  allowedIps: AllowedIps.default([]),
  allowedDomains: AllowedDomains.default([]),
  /** Made once per dialog: the same one twice makes one key. */
  token: z
    .string()
    .regex(/^[\w-]{16,64}$/, "must have 16 to 64 letters, digits, - or _")
    .optional(),
});
export type CreateApiKey = z.output<typeof CreateApiKey>;

export const RenameApiKey = z.strictObject({ id: KeyId, name: PlainName });
export const RevokeApiKey = z.strictObject({ id: KeyId, confirmName: z.string().max(200).optional() });
/** For disabling, enabling, deleting and asking about one key. */
export const ApiKeyRef = z.strictObject({ id: KeyId });

/** A key as the screens and the command line show it: plain and serialisable, never the key itself. */
export type ApiKeyRow = {
  id: string;
  name: string;
  note: string;
  /** `lk_live_<id>` */
  prefix: string;
  /** `lk_live_<id>…<last 4>` */
  masked: string;
  status: KeyStatus;
  scopes: ScopeInForce[];
  /** What keeps the key from doing what its scopes say, in a sentence; null when nothing does. */
  warning: string | null;
  /** `role` is null when the owner is not in the workspace any more. */
  owner: { id: string; name: string; role: Role | null };
  allowedIps: string[];
  allowedDomains: string[];
  createdAt: string;
  expiresAt: string | null;
  disabledAt: string | null;
  revokedAt: string | null;
  lastUsed: { at: string; ip: string | null; agent: string | null; route: string | null } | null;
};

export type ScopeInForce = {
  name: Scope;
  /** False when the owner's role does not grant it (any more). */
  effective: boolean;
};

/** One page of keys. */
export type ApiKeyList = {
  rows: ApiKeyRow[];
  /** Of the keys that match every filter. */
  total: number;
  page: number;
  pageCount: number;
  /** Of the keys that match every filter but the one on status. */
  counts: Record<KeyStatus, number>;
  /** Whether the reader sees any key at all, whatever the filters. */
  any: boolean;
};

export type ApiKeyFilterOptions = { owners: { id: string; name: string }[]; scopes: Scope[] };

/** What creating returns. `key` is the secret, this once; null when the same dialog had created it before. */
export type CreatedApiKey = ApiKeyRow & { key: string | null; reason: "already_shown" | null };

/** What will stop when a key is revoked. */
export type RevokeImpact = {
  id: string;
  name: string;
  /** Calls in the last 24 hours, refused ones included. */
  calls: number;
  addresses: { ip: string; calls: number }[];
  endpoints: { route: string; calls: number }[];
  /** How many addresses and endpoints there are in all; the lists hold the busiest. */
  addressCount: number;
  endpointCount: number;
  lastUsedAt: string | null;
  confirmName: boolean;
};
