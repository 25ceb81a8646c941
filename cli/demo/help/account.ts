import { filed } from "./article";

export const accountHelp = filed("Account and sign-in", {
  "Reset your password": `
If you cannot sign in because the password is gone, ask for a new one on the sign-in page with **Forgot password**. We send a
link to the address of your account. It works once and for one hour.

1. Open the link and type a new password of at least 15 characters.
2. Sign in with it. All other sessions end at that moment.

No message after five minutes? Look into the spam folder, and make sure that you typed the address that your orders are
confirmed to. Accounts that use single sign-on have no password here: ask whoever runs your company's directory.
`,
  "Turn on two-factor authentication": `
A second factor keeps others out even when they know your password. Under **Account > Security** choose *Add an
authenticator app*, scan the square code with the app on your telephone, and type the six digits that it shows.

Print the ten recovery codes and keep them in a drawer. Each works once, for the day on which the telephone is lost. If
both are gone, an owner of the company's account can switch the second factor off for you after a call back.
`,
  "Change the email address of your account": `
Under **Account > Profile** type the new address. We write to both: the new mailbox gets a link to confirm, the old one a
notice with a way to take the change back within seven days. Until you confirm, everything goes to the old address.

Invoices have an address of their own. Change that under *Billing contacts*, or the bookkeeping department will keep
getting them where it always did.
`,
  "Invite colleagues and give them roles": `
Everybody should sign in as themselves: shared logins make it impossible to tell who ordered what. Under **Company >
People** press *Invite*, type the addresses and choose a role.

| Role | May |
|---|---|
| Buyer | place orders up to the limit that you set |
| Approver | release orders above the limit |
| Bookkeeper | see and download invoices, nothing else |

An invitation is good for seven days. Whoever leaves is removed in the same place; their orders stay.
`,
  "Sign in with your company's directory (single sign-on)": `
With SAML or OpenID Connect people use the account that they have at work. You need the *metadata address* of your identity
provider: Entra ID, Okta, Google Workspace and Keycloak have one. Paste it under **Company > Single sign-on**, try it in a
private window, then make it mandatory.

People are created when they first come in. Groups can be mapped to roles. One owner keeps a password, in case the
directory is down.
`,
  "Why was I signed out?": `
A session ends after twelve hours without a click, after seven days in any case, when the password changes, and when
somebody presses *End all sessions*. Browsers that delete cookies at closing sign you out each time.

If it happens every few minutes, the clock of the computer is usually wrong by more than a few minutes, or a filter between
you and us removes cookies.
`,
  "Close your account and delete your data": `
Closing an account cannot be undone. Orders and invoices stay for ten years, since the law wants it; everything else about
you is erased within thirty days: addresses, wish lists, conversations, devices.

Under **Account > Privacy** choose *Close account* and confirm with your password. Company accounts are closed by an owner
once nothing is left unpaid. Before that, *Download my data* gives you a copy as a ZIP file.
`,
  "What to do when your account was locked": `
After ten wrong passwords the account is locked for fifteen minutes. That protects you from people who try whole lists of
passwords. Wait, or use the link that we mailed you to unlock it at once.

Locked although you typed nothing? Then somebody else did. Choose a new password and turn on two-factor authentication.
`,
  "Update your delivery addresses": `
Under **Account > Addresses** you keep up to fifty places that we deliver to. One of them is the usual one. Floor, gate and
opening hours go into the field for the driver, not into the street.

An order that is being packed keeps the address that it was placed with. Write to us within an hour and we can often still
change it.
`,
  "Choose which notifications you get": `
We send a message when an order is confirmed, leaves the warehouse and arrives. Everything else is up to you: price
changes, products that are back in stock, the newsletter. **Account > Notifications** has a switch for each, by mail and on
the telephone.

Unsubscribing from the newsletter never affects messages about orders.
`,
});
