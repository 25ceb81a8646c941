import { z } from "zod";
import { formBoolean, line, oneOf } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { dryRunParameter, fieldsParameter } from "../entry/shaping";
import { syncParameters } from "../entry/sync";
import { Domain } from "./domain";
import { Customer, customerKinds } from "./schema";

/** The filters of the list of customers. Without any: every customer that is not deleted, newest first. */
export const CustomerQuery = z.strictObject({
  kind: oneOf(customerKinds).optional(),
  domain: Domain.optional().meta({ description: "Customers that have this one among their domains." }),
  external_id: line(255).optional(),
  q: line(200).optional().meta({ description: "In the name, the domains or the external id." }),
  ...syncParameters,
  sort: sortParameter(["created_at", "updated_at", "name"], "-created_at"),
  ...pageParameters,
  ...fieldsParameter(Customer),
});

export const OneCustomerQuery = z.strictObject(fieldsParameter(Customer));

export type CustomerQuery = z.output<typeof CustomerQuery>;

export const OnConflict = z.strictObject({
  on_conflict: oneOf(["error", "return", "update"])
    .default("error")
    .meta({ description: "When there is one already: 409, the existing one as it is, or the existing one changed." }),
  ...dryRunParameter,
});

export type OnConflict = z.output<typeof OnConflict>["on_conflict"];

export const Force = z.strictObject({
  force: formBoolean.default(false).meta({ description: "Also while tickets are open." }),
});
