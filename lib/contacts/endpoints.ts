import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { stored } from "../entry/masked";
import { single } from "../entry/page";
import { DryRun } from "../entry/shaping";
import { syncedPage } from "../entry/sync";
import { ContactPatch, NewContact } from "./input";
import { ContactQuery, CustomerContactQuery, Force, OnConflict, OneContactQuery } from "./query";
import { Contact } from "./schema";

export const listContacts = endpoint({
  method: "GET",
  path: "/contacts",
  id: "listContacts",
  summary: "List contacts",
  description: "Newest first. Deleted contacts are left out.",
  tag: "Contacts",
  scope: "contacts:read",
  query: ContactQuery,
  returns: syncedPage(Contact),
});

export const createContact = endpoint({
  method: "POST",
  path: "/contacts",
  id: "createContact",
  summary: "Create a contact",
  description:
    "`email` and `external_id` are unique: 409 names the contact that has one already, and `on_conflict` returns (200) or changes (200) that one instead.",
  tag: "Contacts",
  scope: "contacts:write",
  query: OnConflict,
  body: NewContact,
  returns: stored(Contact),
  status: 201,
  orStatus: 200,
  versioned: true,
});

export const getContact = endpoint({
  method: "GET",
  path: "/contacts/{id}",
  id: "getContact",
  summary: "Get a contact",
  tag: "Contacts",
  scope: "contacts:read",
  query: OneContactQuery,
  returns: single(Contact),
  versioned: true,
});

export const updateContact = endpoint({
  method: "PATCH",
  path: "/contacts/{id}",
  id: "updateContact",
  summary: "Update a contact",
  description: "A JSON Merge Patch: what is left out stays, `null` clears.",
  tag: "Contacts",
  scope: "contacts:write",
  query: DryRun,
  body: ContactPatch,
  returns: stored(Contact),
  versioned: true,
  ifMatch: true,
});

export const deleteContact = endpoint({
  method: "DELETE",
  path: "/contacts/{id}",
  id: "deleteContact",
  summary: "Delete a contact",
  description:
    "Everything personal is erased, also in the tickets that stay; it cannot be undone. 409 while tickets are open, unless `force=true`.",
  tag: "Contacts",
  scope: "contacts:write",
  query: Force,
  returns: z.void(),
  status: 204,
  ifMatch: true,
});

export const listCustomerContacts = endpoint({
  method: "GET",
  path: "/customers/{id}/contacts",
  id: "listCustomerContacts",
  summary: "List the contacts of a customer",
  description: "Needs contacts:read as well.",
  tag: "Customers",
  scope: "customers:read",
  mayNeed: ["contacts:read"],
  query: CustomerContactQuery,
  returns: syncedPage(Contact),
});
