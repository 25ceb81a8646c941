export const description = "How replies reach the people who ask, and how their mail becomes tickets.";
