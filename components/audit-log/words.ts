export const description = "Every change in this workspace: who made it, from where, and what it was before.";
