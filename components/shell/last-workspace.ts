/** Names the workspace that the home page leads to. A wish, not a right: it counts only for a member. */
export const lastWorkspaceCookie = "workspace";
