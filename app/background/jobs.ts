import { isExpiryDue, tellExpiry } from "@/lib/api-keys/commands/tell-expiry";
import { tellIdle } from "@/lib/api-keys/commands/tell-idle";
import { tellRefusals } from "@/lib/api-keys/commands/tell-refusals";
import { forgetUploads, isForgettingDue } from "@/lib/attachments/commands/forget";
import { forgetOldEvents } from "@/lib/events/retention";
import { forgetOldAnswers } from "@/lib/idempotency/calls";
import type { Job } from "@/lib/jobs/job";
import { statistics } from "@/lib/jobs/statistics";
import { timekeeping } from "@/lib/jobs/timekeeping";
import { isQuotaNoticeDue, tellQuota } from "@/lib/limits/commands/tell-quota";
import { forgetOldMail, isMailDue, sendDueMail } from "@/lib/mail/send-due";
import { forgetOldNotices } from "@/lib/notify/forget";
import { isLinkAskedFor, sendAskedLinks } from "@/lib/portal/commands/send-links";
import { forgetOldPortalAccess } from "@/lib/portal-access/forget";
import { indexOldTickets } from "@/lib/search/ticket-document";
import { isInboundMailDue } from "@/lib/support-mail/commands/file-mail";
import { forgetOldInboundMail } from "@/lib/support-mail/commands/forget-mail";
import { isMailboxDue, pollMailboxes } from "@/lib/support-mail/commands/poll-mailboxes";
import { purgeTickets } from "@/lib/tickets/commands/purge-tickets";
import { forgetOldEvidence } from "@/lib/usage/evidence";
import { forgetOldDeliveries } from "@/lib/webhooks/commands/forget";
import { isFailureDue, tellFailing } from "@/lib/webhooks/commands/tell-failing";
import { fileInboundMail } from "./inbound-mail";

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
    name: "send-portal-links",
    every: 1 * second,
    isNeeded: isLinkAskedFor,
    run: async (signal, now) => {
      while (!signal.aborted && (await sendAskedLinks(now)) > 0);
    },
  },
  { name: "take-mail", every: 5 * second, isNeeded: isMailboxDue, run: (signal, now) => pollMailboxes(signal, now) },
  {
    name: "file-mail",
    every: 1 * second,
    isNeeded: isInboundMailDue,
    run: async (signal) => {
      while (!signal.aborted && (await fileInboundMail(signal)) > 0);
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
  { name: "tell-failing-webhooks", every: 60 * second, isNeeded: isFailureDue, run: tellFailing },
  // Within a day of an upgrade that brought the index, and at once when the process starts with one that is new.
  { name: "index-tickets", every: 24 * hour, run: (signal) => indexOldTickets(signal) },
  statistics,
  timekeeping,
  {
    name: "forget",
    every: 6 * hour,
    run: async (signal, now) => {
      await forgetOldDeliveries(signal, now);
      await forgetOldEvents(signal, now);
      await forgetOldEvidence(now.getTime());
      await forgetOldMail(now);
      await forgetOldInboundMail(now);
      await forgetOldNotices(now);
      await forgetOldAnswers(now);
      await forgetOldPortalAccess(now);
    },
  },
];
