/** Under the heading of the page, also while it loads. */
export const noticesDescription =
  "What happened in this workspace that you should know of, its keys above all. Each is told once.";
