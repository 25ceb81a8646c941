import {
  BookOpen,
  DoorOpen,
  Gauge,
  Inbox,
  KeyRound,
  type LucideIcon,
  Mail,
  MessageCircleQuestion,
  ScrollText,
  Settings,
  ShieldCheck,
  UserRound,
  Users,
  Webhook,
} from "lucide-react";
import type { ReactNode } from "react";
import type { NavLabel } from "./nav";

/** Beside the entries, and not in them: the sidebar gets its icons drawn by the server, so that no page loads them as code. */
export const navIcons: Record<NavLabel, LucideIcon> = {
  "API Keys": KeyRound,
  Members: Users,
  "Security policy": ShieldCheck,
  "Limits and usage": Gauge,
  Webhooks: Webhook,
  Widget: MessageCircleQuestion,
  "Customer portal": DoorOpen,
  Mail: Mail,
  "Audit log": ScrollText,
  General: Settings,
  Tickets: Inbox,
  Contacts: UserRound,
  "Knowledge base": BookOpen,
};

export type DrawnIcons = Record<NavLabel, ReactNode>;

/** Every icon as the sidebar shows it. */
export function drawNavIcons(): DrawnIcons {
  const drawn = Object.entries(navIcons).map(([label, Icon]) => [
    label,
    <Icon key={label} className="size-4 shrink-0" aria-hidden />,
  ]);
  return Object.fromEntries(drawn);
}
