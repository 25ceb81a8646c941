import type { Role } from "@/lib/access/roles";
import type { DrawnIcons } from "./nav-icons";

export type ShellWorkspace = { slug: string; name: string };

export type ShellProps = {
  workspace: ShellWorkspace;
  /** Every workspace of the person, the current one too. */
  workspaces: readonly (ShellWorkspace & { role: Role })[];
  user: { name: string; email: string };
  /** The person's role in the current workspace. */
  role: Role;
  navIcons: DrawnIcons;
  /** Of the person's notices in this workspace. */
  unreadNotices: number;
  onSignOut: () => void | Promise<void>;
};
