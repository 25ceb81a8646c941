/**
 * THE table of audit events: event → label and what it happens to. The union type, the log's filters and the tests are
 * loops over it.
 */
export const auditEvents = {
  "workspace.created": { label: "Workspace created", target: "workspace" },
  "workspace.renamed": { label: "Workspace renamed", target: "workspace" },
  "workspace.ownership_transferred": { label: "Ownership transferred", target: "workspace" },
  "workspace.deleted": { label: "Workspace deleted", target: "workspace" },
  "member.added": { label: "Member added", target: "member" },
  "member.joined": { label: "Member joined", target: "member" },
  "member.removed": { label: "Member removed", target: "member" },
  "member.access_requested": { label: "Access requested", target: "member" },
  "member.access_declined": { label: "Access request declined", target: "member" },
  "invitation.sent": { label: "Invitation sent", target: "invitation" },
  "invitation.resent": { label: "Invitation sent again", target: "invitation" },
  "invitation.withdrawn": { label: "Invitation withdrawn", target: "invitation" },
  "member.role_changed": { label: "Role changed", target: "member" },
  "member.api_access_changed": { label: "API access changed", target: "member" },
  "member.password_changed": { label: "Password changed", target: "member" },
  "api_key.created": { label: "API key created", target: "api_key" },
  "api_key.replaced": { label: "API key's replacement created", target: "api_key" },
  "api_key.renamed": { label: "API key renamed", target: "api_key" },
  "api_key.edited": { label: "API key edited", target: "api_key" },
  "api_key.disabled": { label: "API key disabled", target: "api_key" },
  "api_key.enabled": { label: "API key enabled", target: "api_key" },
  "api_key.revoked": { label: "API key revoked", target: "api_key" },
  "api_key.handed_over": { label: "API key handed over", target: "api_key" },
  "api_key.deleted": { label: "API key deleted", target: "api_key" },
  "api_key.exposed": { label: "API key seen where it should not be", target: "api_key" },
  "policy.changed": { label: "Security policy changed", target: "workspace" },
  "limit.set": { label: "Limit changed", target: "limit" },
  "limit.cleared": { label: "Limit set back to its default", target: "limit" },
  "contact.created": { label: "Contact created", target: "contact" },
  "contact.updated": { label: "Contact updated", target: "contact" },
  "contact.deleted": { label: "Contact deleted", target: "contact" },
  "customer.created": { label: "Customer created", target: "customer" },
  "customer.updated": { label: "Customer updated", target: "customer" },
  "customer.deleted": { label: "Customer deleted", target: "customer" },
  "ticket.created": { label: "Ticket created", target: "ticket" },
  "ticket.updated": { label: "Ticket updated", target: "ticket" },
  "ticket.replied": { label: "Reply sent", target: "ticket" },
  "ticket.closed": { label: "Ticket closed", target: "ticket" },
  "ticket.reopened": { label: "Ticket reopened", target: "ticket" },
} as const satisfies Record<string, { label: string; target: string }>;

export type AuditEventName = keyof typeof auditEvents;
export type AuditTargetType = (typeof auditEvents)[AuditEventName]["target"];
