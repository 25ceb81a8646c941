import { z } from "zod";
import { Email } from "../access/email";
import { formBoolean, line, oneOf } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { dryRunParameter, fieldsParameter } from "../entry/shaping";
import { syncParameters } from "../entry/sync";
import { Contact } from "./schema";

const listParameters = {
  q: line(200).optional().meta({ description: "In the name, the e-mail address, the number or the external id." }),
  ...syncParameters,
  sort: sortParameter(["created_at", "updated_at", "name"], "-created_at"),
  ...pageParameters,
};

/** The filters of the list of contacts. Without any: every contact that is not deleted, newest first. */
export const ContactQuery = z.strictObject({
  email: Email.optional(),
  phone: line(40).optional().meta({ description: "As it is stored." }),
  external_id: line(255).optional(),
  customer_id: line(64).optional(),
  ...listParameters,
  ...fieldsParameter(Contact),
});

export const OneContactQuery = z.strictObject(fieldsParameter(Contact));

export type ContactQuery = z.output<typeof ContactQuery>;

/** The same for the contacts of one customer. */
export const CustomerContactQuery = ContactQuery.omit({ customer_id: true });

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
