import "server-only";
import { hash, timingSafeEqual } from "node:crypto";
import { publicIdOf, rowIdOf } from "../access/key-format";
import { db, type Tx } from "../db/client";

export type RealKey = Readonly<{
  id: string;
  name: string;
  ownerId: string;
  workspace: Readonly<{ id: string; slug: string; name: string }>;
}>;

/** What an unknown id is compared with, so that it takes as long as a wrong secret. */
const noDigest = "0".repeat(64);

/** The key whose whole secret this text is, live or not; null for everything else, as fast. */
export async function findRealKey(text: string, tx: Tx = db()): Promise<RealKey | null> {
  const publicId = publicIdOf(text);
  if (publicId === null) return null;
  const row = await tx.apiKey.findUnique({
    where: { id: rowIdOf(publicId) },
    select: {
      id: true,
      name: true,
      ownerId: true,
      digest: true,
      workspace: { select: { id: true, slug: true, name: true } },
    },
  });
  const given = Buffer.from(hash("sha256", text, "hex"), "latin1");
  if (!timingSafeEqual(given, Buffer.from(row?.digest ?? noDigest, "latin1")) || !row) return null;
  const { digest: _, ...key } = row;
  return key;
}
