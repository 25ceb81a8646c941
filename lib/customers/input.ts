import { z } from "zod";
import { PlainName } from "../access/plain-name";
import { clearable, formInteger, line, oneOf } from "../entry/fields";
import { Tags, Values, ValuesPatch } from "../entry/values";
import { Domain } from "./domain";
import { customerKinds, mostDomains } from "./schema";

const Domains = z
  .array(Domain, { error: "must be a list of domains" })
  .max(mostDomains, `must have at most ${mostDomains} entries`)
  .transform((domains) => [...new Set(domains)].sort());

export const NewCustomer = z
  .strictObject({
    name: PlainName,
    kind: oneOf(customerKinds).optional().meta({ description: "`company` when left out." }),
    domains: Domains.optional(),
    external_id: clearable(line(255)).optional(),
    tags: Tags.optional(),
    custom_fields: Values.optional(),
    metadata: Values.optional(),
  })
  .meta({ id: "NewCustomer" });

export type NewCustomer = z.output<typeof NewCustomer>;

/** A JSON Merge Patch (RFC 7396), plus `add_tags`, `remove_tags` and `if_version`. */
export const CustomerPatch = z
  .strictObject({
    name: PlainName.optional(),
    kind: oneOf(customerKinds).optional(),
    domains: Domains.nullable().optional().meta({ description: "Replaces all domains." }),
    external_id: clearable(line(255)).optional(),
    tags: Tags.nullable().optional().meta({ description: "Replaces all tags." }),
    add_tags: Tags.optional(),
    remove_tags: Tags.optional(),
    custom_fields: ValuesPatch.nullable().optional(),
    metadata: ValuesPatch.nullable().optional(),
    if_version: formInteger(1)
      .optional()
      .meta({ description: "Refuses the change (412) when the customer has another version by now." }),
  })
  .meta({ id: "CustomerPatch" });

export type CustomerPatch = z.output<typeof CustomerPatch>;
