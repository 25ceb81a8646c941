import { z } from "zod";
import { AllowedDomains, AllowedIps, IpMode } from "../access/allowed-lists";
import type { KeyStatus } from "../access/key-status";
import { PlainName } from "../access/plain-name";
import type { Role } from "../access/roles";
import type { Scope } from "../access/scopes";
import type { ExposureWay } from "../exposure/ways";
import type { AddressReport } from "../usage/address-report";
import { maxKeyLifeHours } from "./expiry";
import { Scopes } from "./restrictions";

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

/** Made once per dialog: the same one twice makes one key. */
const Token = z.string().regex(/^[\w-]{16,64}$/, "must have 16 to 64 letters, digits, - or _");
const Note = z.string().trim().max(500, "The note has at most 500 characters.");

export const CreateApiKey = z.strictObject({
  name: PlainName,
  note: Note.default(""),
  scopes: Scopes,
  /** Absent: never, or what the creator's role forces. */
  expiry: Expiry.optional(),
  allowedIps: AllowedIps.default([]),
  /** `report`: what the list would refuse is let in and counted. */
  ipMode: IpMode.default("enforce"),
  allowedDomains: AllowedDomains.default([]),
  token: Token.optional(),
});
export type CreateApiKey = z.output<typeof CreateApiKey>;

export const RenameApiKey = z.strictObject({ id: KeyId, name: PlainName });
export const ReplaceApiKey = z.strictObject({ id: KeyId, token: Token.optional() });
/** What is left out stays. There is no expiry among it: that can never be changed. */
export const EditApiKey = z.strictObject({
  id: KeyId,
  name: PlainName.optional(),
  note: Note.optional(),
  scopes: Scopes.optional(),
  allowedIps: AllowedIps.optional(),
  ipMode: IpMode.optional(),
  allowedDomains: AllowedDomains.optional(),
});
export type EditApiKey = z.output<typeof EditApiKey>;

/** Where a key was really used from, and what its list would have refused while it only reports. */
export type KeyAddresses = Readonly<{
  used: readonly { ip: string; calls: number }[];
  report: AddressReport | null;
}>;

export const RevokeApiKey = z.strictObject({ id: KeyId, confirmName: z.string().max(200).optional() });
/** As many as a page of the list holds. */
export const maxKeysAtOnce = 100;
export const ApiKeyRefs = z.strictObject({ ids: z.array(KeyId).min(1).max(maxKeysAtOnce) });
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
  /** Since when the list of addresses only counts what it would refuse; null when it refuses. */
  ipReportSince: string | null;
  allowedDomains: string[];
  createdAt: string;
  expiresAt: string | null;
  disabledAt: string | null;
  revokedAt: string | null;
  /** Where the key was seen that it should not have been, the latest first. */
  exposures: { way: ExposureWay; place: string; ip: string; at: string }[];
  lastUsed: { at: string; ip: string | null; agent: string | null; route: string | null } | null;
  /** The live key that is taking over from this live one: its replacement is not finished. */
  replacedBy: string | null;
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

/** One of the two keys of a replacement, with what it has been doing. */
export type ReplacementSide = {
  key: ApiKeyRow;
  /** Since `since`, refused ones included. */
  calls: number;
  /** The last call, refused ones included; when only its hour is known, the end of that hour. */
  lastCallAt: string | null;
};

export type Replacement = {
  /** When this was true. */
  at: string;
  /** From when on calls are counted: the start of the hour before this one. */
  since: string;
  from: ReplacementSide;
  /** Null while no live key is taking over. */
  to: ReplacementSide | null;
};

/** A replacement that can be finished: both keys live. */
export type ReplacementUnderWay = Replacement & { to: ReplacementSide };

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

/** What will stop when several keys are revoked, the busiest first. */
export type RevokeImpacts = {
  /** Calls in the last 24 hours, refused ones included. */
  keys: { id: string; name: string; calls: number; lastUsedAt: string | null; usedRecently: boolean }[];
};

/** How revoking each of several keys went; `problem` says why one was not revoked. */
export type RevokedKeys = { results: { id: string; problem: string | null }[] };
