import { filed } from "./article";

export const orderHelp = filed("Orders and delivery", {
  "Track your parcel": `
As soon as the carrier has taken a parcel over, the order page shows its number and a map. The first scan often comes only
in the evening, so do not worry when the status stays at *Handed over* for some hours.

Large things come by freight: the forwarder calls to agree on a day. If nothing has moved for three working days, write to
us with the order number and we start a search.
`,
  "Cancel an order": `
Until picking begins, **Orders > Cancel** takes an order back at once and nothing is charged. That is usually for an hour.
Later it is on its way: refuse the parcel at the door, or send it back when it has arrived.

Parts of an order can be cancelled too, by setting their quantity to zero. Made-to-measure furniture cannot be cancelled
after production has begun.
`,
  "Return something you do not need": `
You have thirty days from delivery. Under **Orders > Return** mark what goes back and why; we mail you a label, and the carrier
collects from any shop with its sign.

Pack it as it came. Opened ink, hygiene articles and things that were made for you cannot go back. The money is on its way
two days after the parcel reached our warehouse in Rotterdam.
`,
  "A parcel arrived damaged": `
Photographs help more than words: one of the box from outside, one of the label, one of the broken part. Send them within
seven days through **Orders > Report a problem**. Keep the packaging until we have answered, since the carrier may want to look
at it.

We send a replacement the same day, without waiting for the old one.
`,
  "Something is missing from the delivery": `
Look at the delivery note first: what is marked *to follow* comes in a second parcel and costs you no postage. Small things
tend to hide in the paper on top.

If it is marked as packed and is not there, tell us the number of the order and the weight on the label. The weight shows
us whether it was forgotten or lost on the way.
`,
  "Delivery times and shipping costs": `
| Where | How long | Below 100 euros |
|---|---|---|
| Benelux | next working day | 5.90 |
| Germany, France | 2 days | 7.90 |
| Scandinavia, United Kingdom | 3 to 4 days | 12.90 |

Above 100 euros shipping is free. Order before four in the afternoon. Islands and mountain villages take a day longer.
Customs for the United Kingdom are included.
`,
  "Ship to another country": `
We deliver to every country of the European Union, Norway, Switzerland and the United Kingdom. The country is chosen at the
top of the basket, since prices and taxes depend on it.

For anywhere else ask for an export quotation. Batteries and toner are dangerous goods for airlines and travel by truck only.
`,
  "Collect your order from the warehouse": `
Choose *Pick-up* at checkout. You get a code when everything is ready, mostly within three hours. Come to gate 4 with the code
and a proof of identity; a pallet needs a vehicle with a loading ramp.

Open from Monday to Friday, seven to eighteen o'clock. After ten days things go back on the shelf and the money to you.
`,
  "Order again with a template": `
Things that you buy each month belong in a template: open an old order and press *Save as template*. **Orders > Templates**
fills the basket in one click, with today's prices.

A template can run by itself, weekly or monthly. It stops and tells you when a price rises by more than ten percent.
`,
  "Approve orders above a limit": `
Under **Company > Limits** an owner sets what each buyer may spend without asking, per order and per month. Above it an order
waits, and approvers get a message with two buttons. Nobody approves their own.

An order that nobody has looked at for five days is cancelled.
`,
});
