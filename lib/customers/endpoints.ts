import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { stored } from "../entry/masked";
import { single } from "../entry/page";
import { DryRun } from "../entry/shaping";
import { syncedPage } from "../entry/sync";
import { CustomerPatch, NewCustomer } from "./input";
import { CustomerQuery, Force, OnConflict, OneCustomerQuery } from "./query";
import { Customer } from "./schema";

export const listCustomers = endpoint({
  method: "GET",
  path: "/customers",
  id: "listCustomers",
  summary: "List customers",
  description: "Newest first. Deleted customers are left out.",
  tag: "Customers",
  scope: "customers:read",
  query: CustomerQuery,
  returns: syncedPage(Customer),
});

export const createCustomer = endpoint({
  method: "POST",
  path: "/customers",
  id: "createCustomer",
  summary: "Create a customer",
  description:
    "`external_id` is unique: 409 names the customer that has it already, and `on_conflict` returns (200) or changes (200) that one instead.",
  tag: "Customers",
  scope: "customers:write",
  query: OnConflict,
  body: NewCustomer,
  returns: stored(Customer),
  status: 201,
  orStatus: 200,
  versioned: true,
});

export const getCustomer = endpoint({
  method: "GET",
  path: "/customers/{id}",
  id: "getCustomer",
  summary: "Get a customer",
  tag: "Customers",
  scope: "customers:read",
  query: OneCustomerQuery,
  returns: single(Customer),
  versioned: true,
});

export const updateCustomer = endpoint({
  method: "PATCH",
  path: "/customers/{id}",
  id: "updateCustomer",
  summary: "Update a customer",
  description: "A JSON Merge Patch: what is left out stays, `null` clears.",
  tag: "Customers",
  scope: "customers:write",
  query: DryRun,
  body: CustomerPatch,
  returns: stored(Customer),
  versioned: true,
  ifMatch: true,
});

export const deleteCustomer = endpoint({
  method: "DELETE",
  path: "/customers/{id}",
  id: "deleteCustomer",
  summary: "Delete a customer",
  description:
    "What is known of it is erased and its contacts belong to none; it cannot be undone. 409 while tickets are open, unless `force=true`.",
  tag: "Customers",
  scope: "customers:write",
  query: Force,
  returns: z.void(),
  status: 204,
  ifMatch: true,
});
