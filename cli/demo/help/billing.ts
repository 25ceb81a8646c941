import { filed } from "./article";

export const billingHelp = filed("Billing and payment", {
  "Download an invoice": `
Every invoice is under **Billing > Documents**, as PDF and as an electronic invoice (Factur-X). Mark several and press
*Download* to get a ZIP file. Bookkeepers can have each one sent to a mailbox of its own.

An invoice is written when goods leave the warehouse, so there can be several for one order.
`,
  "Pay by bank transfer": `
Companies that we know for three months pay within thirty days. The account number (IBAN) is at the foot of the invoice.
Please write the invoice number into the reference and nothing else: our bank matches it by machine.

It takes one working day within Europe. From elsewhere your bank may keep a fee, and then something stays open.
`,
  "Change your credit card": `
Under **Billing > Payment methods** add the new card first and then remove the old one. Your bank asks you to confirm one euro,
which is never booked. We take Visa, Mastercard and American Express.

We never see the number: it goes straight to the payment provider. Subscriptions move over to the new card by themselves.
`,
  "Why was my payment declined?": `
Mostly the bank wants a confirmation and the window for it was closed. Try once more and leave the page open. Other causes:
the card has expired, the monthly limit is used up, or the bank blocks payments abroad.

We cannot see the reason, only that the answer was no. Your bank can tell you. The basket stays for a week meanwhile.
`,
  "When do I get my refund?": `
Refunds go the way the money came. A card shows it after three to five working days, a transfer after two, a voucher at once.
We start when the return is checked, within two days of its arrival, and mail you a credit note.

If the card does not exist any more, the bank passes it on to the new one.
`,
  "Change the address or VAT number on invoices": `
Set both under **Billing > Company details** before you order. We check the VAT number against the European register at once;
with a valid one of another member state no tax is charged (reverse charge).

An invoice that was written cannot be altered. Ask within the same quarter and we cancel it and write it anew.
`,
  "Understand the items on your invoice": `
The first block is what was shipped, with article number, quantity and price. *Handling* is charged below 25 euros. *Recycling*
is a fee that the law sets for batteries and devices. Discounts stand with the article that they belong to.

The last line is what is left to pay after advance payments and credit notes.
`,
  "Payment reminders": `
The first reminder comes ten days after an invoice was due and costs nothing. The second has a fee of ten euros, and new
orders wait until the balance is settled. Paid already? Then the two crossed; look whether the reference had a typing mistake.

Write to us before it becomes difficult. Paying in three parts can be arranged.
`,
  "Change or end your subscription": `
Plans are billed for a month in advance. **Billing > Plan** moves you up at once, for the days that are left, and down at the
end of the month. To end it choose *Cancel plan*: it runs to the last paid day and is not renewed.

Prices per seat are counted on the first of a month.
`,
  "Use a voucher or discount code": `
Type the code into the field *Voucher* in the last step of the checkout. Only one counts per order. It cannot be used for
shipping, gift cards or things that are reduced already.

A code says that it is not valid when it has expired, was used before, or the basket is below its minimum.
`,
});
