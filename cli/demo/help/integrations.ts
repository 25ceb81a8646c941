import { filed } from "./article";

export const integrationHelp = filed("Integrations and API", {
  "Create an API key": `
Programs that read orders or write tickets need a key of their own. Under **Settings > API Keys** press *Create*, give it a name
that says where it runs, choose the scopes that it needs and no more, and an end date. The key is shown once.

Keep it in the secret store of the program, never in code or in a chat.
`,
  "Rotate a key without downtime": `
Press *Replace* beside the key. Old and new work side by side; put the new one in place wherever the old one is used, and look
at the traffic of both. When the old one has been silent for a day, revoke it.

Do this at once when a key has been seen somewhere it should not be.
`,
  "Rate limits and error 429": `
Each address may create ten tickets an hour and search five times a minute; everything else allows 120 requests a minute for each
key. The headers of each answer say what is left. With 429 wait as many seconds as *Retry-After* says.

Reading a lot? A list with limit=100 brings a hundred records in one request.
`,
  "Receive webhooks": `
Instead of asking every minute, let us call you: name an https address and the events that you want. Verify the signature
of each call with the secret, answer within fifteen seconds, and do the work afterwards.

Calls that fail are repeated for three days, farther and farther apart.
`,
  "Connect your ERP system": `
There are connectors for SAP Business One, Dynamics 365, Odoo and Exact. They bring articles and prices to you each night and your
orders to us at once. You need the number of your customer account and a key with the scopes for orders.

For others use the CSV exchange over SFTP. Columns are separated by semicolons.
`,
  "Import products from a spreadsheet": `
Save the sheet as CSV in UTF-8 with these columns: article, quantity, place. Under **Orders > Import** drop the file; unknown
article numbers are listed before anything is ordered.

Umlauts that look odd mean that the file was saved in another encoding. Excel calls the right one *CSV UTF-8*.
`,
  "Export your order history": `
**Orders > Export** makes a file with one line for each item, as CSV or Excel, for up to three years. Large ones are made in the
background and mailed as a link that works for a day.

Cost centres and your own references are columns of their own, so that a pivot table is quickly done.
`,
  "Check whether our service is available": `
The status page shows each part: shop, sign-in, search, payments, interface for programs. Subscribe there to hear of
interruptions by mail or text message. Planned maintenance is on Sundays between two and four in the morning.

If it says that all is well and you see errors, send us the request id that stands below the message.
`,
});

/** For colleagues only. */
export const internalHelp = filed("Integrations and API", {
  "How we answer requests for discounts": `
Up to five percent an agent decides. Above that the account manager does. Never promise before the margin was looked up.
`,
  "What to do when the payment provider is down": `
Put the banner on, switch the checkout to invoice for known companies, and watch the channel of the provider. Do not retry by hand.
`,
}).map((article) => ({ ...article, status: "internal" as const }));
