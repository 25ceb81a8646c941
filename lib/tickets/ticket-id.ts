/** How a path names a ticket: by its id, or by its number as people write it, `1042` or `#1042`. */
export function parseTicketId(text: string): { id: string } | { number: number } | null {
  if (/^tkt_[0-9A-Z]{26}$/.test(text)) return { id: text };
  const digits = /^#?([1-9]\d{0,9})$/.exec(text)?.[1];
  const number = Number(digits);
  return digits && number <= 2_147_483_647 ? { number } : null;
}
