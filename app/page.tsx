import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { lastWorkspaceCookie } from "@/components/shell/last-workspace";
import { currentUser } from "@/lib/entry/current-user";
import { paths } from "@/lib/paths";
import { listWorkspacesOf, setupIsOpen } from "@/lib/workspaces/queries";

/** Leads everybody to where they begin. */
export default async function HomePage(): Promise<never> {
  const user = await currentUser();
  if (!user) redirect((await setupIsOpen()) ? paths.setup() : paths.signIn());
  const workspaces = await listWorkspacesOf(user.id);
  const last = (await cookies()).get(lastWorkspaceCookie)?.value;
  const home = workspaces.find(({ slug }) => slug === last) ?? workspaces[0];
  redirect(home ? paths.apiKeys(home.slug) : paths.newWorkspace());
}
