import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { db } from "../../lib/db/client";
import { givenWorkspace } from "../../lib/db/testing/given";
import { scratchDatabase, scratchFolder } from "../../lib/db/testing/scratch";
import { newId } from "../../lib/id";
import { sendMail } from "../../lib/mail/send-mail";
import { fileStore } from "../../lib/storage/file-store";
import { json } from "./cli";

export async function givenKey(given: Awaited<ReturnType<typeof givenWorkspace>>, name: string) {
  const input = CreateApiKey.parse({ name, scopes: ["tickets:read"] });
  return createApiKey(given.ctx("owner", "api_keys:create"), input);
}

/** An installation with a key, a file, a session, and mail and a delivery that wait. */
export async function givenInstallation() {
  await db().installation.upsert({ where: { id: "the" }, create: { id: "the", createdAt: new Date() }, update: {} });
  const given = await givenWorkspace();
  const { id: workspaceId } = given.workspace;
  const key = await givenKey(given, "Zapier");
  const now = new Date();
  const fileKey = `${workspaceId}/letter`;
  await (await fileStore()).write(fileKey, Readable.from([Buffer.from("Dear Ada")]));
  const by = { createdByType: "system", createdById: "cli", createdByName: "Command line" };
  await db().attachment.create({
    data: {
      ...{ id: newId("att"), workspaceId, filename: "letter.txt", contentType: "text/plain", size: 8, sha256: "" },
      ...{ fileKey, createdAt: now, ...by },
    },
  });
  const until = new Date(now.getTime() + 86_400_000);
  await db().session.create({
    data: {
      ...{ id: newId("req"), userId: given.members.owner.id, ip: "", userAgent: "" },
      ...{ createdAt: now, seenAt: now, expiresAt: until, passwordAt: now },
    },
  });
  await db().$transaction((tx) => sendMail(tx, { to: "ada@acme.test", subject: "Waiting", text: "A link" }, now));
  const webhookId = newId("whk");
  await db().webhook.create({
    data: {
      ...{ id: webhookId, workspaceId, url: "https://hooks.example", events: "*", description: "", payload: "full" },
      ...{ filters: "{}", headers: "", secret: "", holderType: "system", holderId: "", holderName: "", version: 1 },
      ...{ position: 0, disabledReason: "", createdAt: now, updatedAt: now },
    },
  });
  await db().webhookDelivery.create({
    data: {
      ...{ id: newId("dlv"), workspaceId, webhookId, eventId: "evt_1", eventType: "x", sequence: 1, status: "pending" },
      ...{ attempts: 0, roundStart: 0, dueAt: now, error: "", createdAt: now },
    },
  });
  return { given, key, fileKey };
}

/** A backup of it, and an empty place to restore to. */
export async function givenBackup() {
  const installation = await givenInstallation();
  const folder = join(scratchFolder(), "backup");
  const made = await json("backup", "--to", folder);
  return { ...installation, folder, made, target: await scratchDatabase() };
}

export const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
