export const description =
  "Where the people who ask see their own tickets, reply and close them. They come in with a link from a mail.";
