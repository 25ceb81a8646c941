import { appUrl } from "../env";

/** What stands in a page of the workspace's site: always the script of this installation as it is. */
export function snippetFor(workspaceId: string): string {
  return `<script src="${appUrl()}/widget.js" data-workspace="${workspaceId}" async></script>`;
}

/** The same, bound to one version: browsers run no other one, so it has to be changed after an upgrade. */
export function pinnedSnippetFor(
  workspaceId: string,
  { version, integrity }: Readonly<{ version: string; integrity: string }>,
): string {
  const src = `${appUrl()}/widget.js?v=${version}`;
  return `<script src="${src}" integrity="${integrity}" crossorigin="anonymous" data-workspace="${workspaceId}" async></script>`;
}
