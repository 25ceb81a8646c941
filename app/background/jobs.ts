import { isExpiryDue, tellExpiry } from "@/lib/api-keys/commands/tell-expiry";
import { tellIdle } from "@/lib/api-keys/commands/tell-idle";
import { tellRefusals } from "@/lib/api-keys/commands/tell-refusals";
import { forgetUploads, isForgettingDue } from "@/lib/attachments/commands/forget";
import { forgetOldAnswers } from "@/lib/idempotency/calls";
import type { Job } from "@/lib/jobs/job";
import { isQuotaNoticeDue, tellQuota } from "@/lib/limits/commands/tell-quota";
import { forgetOldMail, isMailDue, sendDueMail } from "@/lib/mail/send-due";
import { forgetOldNotices } from "@/lib/notify/forget";
import { indexOldTickets } from "@/lib/search/ticket-document";
import { purgeTickets } from "@/lib/tickets/commands/purge-tickets";
import { forgetOldEvidence } from "@/lib/usage/evidence";

const second = 1_000;
const hour = 3_600 * second;

/** THE list of what runs by itself. */
export const jobs: readonly Job[] = [
  {
    name: "send-mail",
    every: 1 * second,
    isNeeded: isMailDue,
    run: async (signal) => {
      while (!signal.aborted && (await sendDueMail(signal)) > 0);
    },
  },
  {
    name: "tell-expiry",
    every: 30 * second,
    isNeeded: isExpiryDue,
    run: async (signal, now) => {
      while (!signal.aborted && (await tellExpiry(now)) > 0);
    },
  },
  { name: "tell-idle", every: hour, run: (_signal, now) => tellIdle(now) },
  { name: "tell-refusals", every: 60 * second, run: (_signal, now) => tellRefusals(now) },
  { name: "purge-tickets", every: hour, run: purgeTickets },
  { name: "forget-uploads", every: 30 * second, isNeeded: isForgettingDue, run: forgetUploads },
  { name: "tell-quota", every: 10 * second, isNeeded: isQuotaNoticeDue, run: (_signal, now) => tellQuota(now) },
  // Within a day of an upgrade that brought the index, and at once when the process starts with one that is new.
  { name: "index-tickets", every: 24 * hour, run: (signal) => indexOldTickets(signal) },
  {
    name: "forget",
    every: 6 * hour,
    run: async (_signal, now) => {
      await forgetOldEvidence(now.getTime());
      await forgetOldMail(now);
      await forgetOldNotices(now);
      await forgetOldAnswers(now);
    },
  },
];
