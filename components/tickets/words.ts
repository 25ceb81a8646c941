import type { Tone } from "@/components/ui/tone";
import type { TicketPriority, TicketStatus } from "@/lib/tickets/schema";

export const statusLabels: Record<TicketStatus, string> = {
  open: "Open",
  pending: "Pending",
  on_hold: "On hold",
  solved: "Solved",
  closed: "Closed",
};

export const statusTones: Record<TicketStatus, Tone> = {
  open: "accent",
  pending: "warning",
  on_hold: "neutral",
  solved: "success",
  closed: "neutral",
};

export const priorityLabels: Record<TicketPriority, string> = {
  low: "Low",
  normal: "Normal",
  high: "High",
  urgent: "Urgent",
};

export const description = "What people asked, by API, mail, widget or portal. Open one to read and answer it.";
