/** Every word of the widget. `{n}` and such are filled in. */
export const english = {
  launcher: "Help",
  close: "Close",
  subject: "Subject",
  message: "Message",
  category: "Category",
  noCategory: "Choose one",
  email: "E-mail",
  name: "Name",
  optional: "optional",
  writingAs: "You write as {who}.",
  attach: "Attach files",
  attachHint: "Up to {files} files of {size} MB. Paste and drop them too.",
  remove: "Remove {name}",
  added: "{name} added.",
  removed: "{name} removed.",
  tooMany: "Attach at most {files} files.",
  tooLarge: "{name} is larger than {size} MB.",
  empty: "{name} is empty.",
  together: "Together the files are larger than 50 MB.",
  drop: "Drop files to attach them",
  suggestions: "Does one of these help?",
  found: "{n} articles may help.",
  foundOne: "1 article may help.",
  send: "Send",
  sending: "Sending…",
  required: "Fill this in.",
  badEmail: "Enter an e-mail address, such as ada@example.com.",
  tooLong: "Use at most {n} characters.",
  mistakes: "{n} fields need attention.",
  mistake: "One field needs attention.",
  offline: "It could not be sent: there is no connection. Nothing is lost; try again.",
  failed: "It could not be sent. Nothing is lost; try again in a moment.",
  wait: "Too many messages. Try again in {n} minutes; nothing is lost.",
  refused: "It could not be sent: {why}",
  unproven: "This site could not confirm your address. Enter it, please.",
  filled: "Something filled in a field that people do not see. It is empty again: send it once more.",
  closed: "Nobody takes messages here at the moment.",
  loading: "Loading…",
  notLoaded: "The form could not be loaded.",
  again: "Try again",
  sentTitle: "Thank you",
  sent: "Your request has the number #{number}. We answer to {email}.",
  another: "Send another message",
  previewed: "This is a preview: nothing was sent.",
};

export type Messages = typeof english;

/** Sets what another language says; what it lacks is said in English. */
export function withMessages(own: Partial<Record<string, unknown>>): Messages {
  const known = Object.entries(own).filter(([name, text]) => name in english && typeof text === "string");
  return { ...english, ...Object.fromEntries(known) };
}

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
