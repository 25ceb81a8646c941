import "server-only";
import type { Tx } from "../db/client";
import { newId } from "../id";
import { Message } from "./message";

/**
 * Puts a message into the outbox, inside the transaction of what causes it: if that is rolled back, nobody is told. The
 * job `send-mail` sends it within seconds of the commit and tries again for days.
 * @throws ZodError for an address or a subject that cannot be one: they were validated where they entered.
 */
export async function sendMail(tx: Tx, message: Message, now = new Date()): Promise<void> {
  const { html, ...rest } = Message.parse(message);
  await tx.mailOutbox.create({
    data: {
      id: newId("eml", now.getTime()),
      ...rest,
      html: html ?? null,
      createdAt: now,
      attempts: 0,
      dueAt: now,
      error: "",
    },
  });
}
