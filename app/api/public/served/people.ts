import { createContact } from "@/lib/contacts/commands/create-contact";
import { deleteContact } from "@/lib/contacts/commands/delete-contact";
import { updateContact } from "@/lib/contacts/commands/update-contact";
import * as contacts from "@/lib/contacts/endpoints";
import { getContact, listContacts } from "@/lib/contacts/queries";
import { createCustomer } from "@/lib/customers/commands/create-customer";
import { deleteCustomer } from "@/lib/customers/commands/delete-customer";
import { updateCustomer } from "@/lib/customers/commands/update-customer";
import * as customers from "@/lib/customers/endpoints";
import { getCustomer, listCustomers } from "@/lib/customers/queries";
import { Answer, type Served, serve } from "@/lib/entry/endpoint";
import { withScope } from "@/lib/entry/holds";
import { answerStored } from "@/lib/entry/masked";
import { answerPage } from "@/lib/entry/paging";
import * as members from "@/lib/members/endpoints";
import { getUser, listUsers } from "@/lib/members/queries/users";
import * as teams from "@/lib/teams/endpoints";
import { getTeam, listTeamMembers, listTeams } from "@/lib/teams/queries";
import { listContactTickets, listCustomerTickets } from "@/lib/tickets/endpoints";
import { idOf } from "./id-of";
import { ticketsOf } from "./tickets-of";

/** Who writes in, on whose behalf, and who answers. What belongs to one of them takes a scope of its own, once that one is found. */
export const peopleEndpoints: Served[] = [
  serve(contacts.listContacts, async (ctx, call) => answerPage(call, "/contacts", await listContacts(ctx, call.query))),
  serve(contacts.createContact, async (ctx, call) => {
    const { contact, created } = await createContact(ctx, call.body, call.query.on_conflict);
    const headers = { Location: `${call.baseUrl}/contacts/${contact.id}` };
    return new Answer(answerStored(contact, call.body), headers, created ? 201 : 200);
  }),
  serve(contacts.getContact, async (ctx, call) => ({ data: await getContact(ctx, idOf(call)) })),
  serve(contacts.updateContact, async (ctx, call) =>
    answerStored(await updateContact(ctx, idOf(call), call.body, call.ifMatch), call.body),
  ),
  serve(contacts.deleteContact, (ctx, call) => deleteContact(ctx, idOf(call), call.query, call.ifMatch)),
  serve(listContactTickets, async (ctx, call) => {
    const { id } = await getContact(ctx, idOf(call));
    const path = `/contacts/${id}/tickets`;
    const query = { ...call.query, requester_id: id };
    return ticketsOf(withScope(ctx, "tickets:read"), call, path, query);
  }),

  serve(customers.listCustomers, async (ctx, call) =>
    answerPage(call, "/customers", await listCustomers(ctx, call.query)),
  ),
  serve(customers.createCustomer, async (ctx, call) => {
    const { customer, created } = await createCustomer(ctx, call.body, call.query.on_conflict);
    const headers = { Location: `${call.baseUrl}/customers/${customer.id}` };
    return new Answer(answerStored(customer, call.body), headers, created ? 201 : 200);
  }),
  serve(customers.getCustomer, async (ctx, call) => ({ data: await getCustomer(ctx, idOf(call)) })),
  serve(customers.updateCustomer, async (ctx, call) =>
    answerStored(await updateCustomer(ctx, idOf(call), call.body, call.ifMatch), call.body),
  ),
  serve(customers.deleteCustomer, (ctx, call) => deleteCustomer(ctx, idOf(call), call.query, call.ifMatch)),
  serve(contacts.listCustomerContacts, async (ctx, call) => {
    const { id } = await getCustomer(ctx, idOf(call));
    const path = `/customers/${id}/contacts`;
    const query = { ...call.query, customer_id: id };
    return answerPage(call, path, await listContacts(withScope(ctx, "contacts:read"), query, path));
  }),
  serve(listCustomerTickets, async (ctx, call) => {
    const { id } = await getCustomer(ctx, idOf(call));
    const path = `/customers/${id}/tickets`;
    const query = { ...call.query, customer_id: id };
    return ticketsOf(withScope(ctx, "tickets:read"), call, path, query);
  }),

  serve(members.listUsers, async (ctx, call) => answerPage(call, "/users", await listUsers(ctx, call.query))),
  serve(teams.listTeams, async (ctx, call) => answerPage(call, "/teams", await listTeams(ctx, call.query))),
  serve(teams.getTeam, async (ctx, call) => ({ data: await getTeam(ctx, idOf(call)) })),
  serve(teams.listTeamMembers, async (ctx, call) => {
    const { id } = await getTeam(ctx, idOf(call));
    return answerPage(call, `/teams/${id}/members`, await listTeamMembers(ctx, id, call.query));
  }),
  serve(members.getUser, async (ctx, call) => ({ data: await getUser(ctx, idOf(call)) })),
];
