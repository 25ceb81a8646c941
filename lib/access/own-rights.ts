/**
 * What people may do who have neither a role nor a key, and only ever with tickets that they asked for themselves. No role
 * holds these and no key can: a context that proves one opens nothing of what members and keys do.
 */
export const ownRights = {
  "own_tickets:create": "Open a ticket",
  "own_tickets:read": "Read one's own tickets and their public replies",
  "own_tickets:write": "Reply to and close one's own tickets",
} as const satisfies Record<string, string>;

export type OwnRight = keyof typeof ownRights;
