/** Under the heading of the page, also while it loads. */
export const description =
  "How many calls the API answers for this workspace, and how many it has answered this month.";
