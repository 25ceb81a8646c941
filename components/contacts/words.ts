export const description = "The people who write in. Open one to see their tickets.";
