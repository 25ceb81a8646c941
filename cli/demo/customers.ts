import { foldName } from "../../lib/access/plain-name";
import { newId } from "../../lib/id";
import { companies } from "./people";
import type { Chance } from "./random";
import type { Crew } from "./story";

const day = 86_400_000;

/** One customer for each company, older than the first of its contacts. */
export function customerRows(crew: Crew, chance: Chance) {
  return companies.map((company, index) => {
    const createdAt = new Date(crew.now.getTime() - (412 + index / 3) * day);
    const name = company.replace(/(^|-)\w/g, (start) => start.replace("-", " ").toUpperCase());
    return {
      id: newId("cus", createdAt.getTime()),
      workspaceId: crew.workspaceId,
      name,
      nameFolded: foldName(name),
      kind: "company",
      domains: `${company}.example`,
      externalId: `crm-${2_100 + index * 7}`,
      tags: chance.happens(0.3) ? "wholesale" : "",
      customFields: "{}",
      metadata: "{}",
      version: 1,
      createdAt,
      updatedAt: createdAt,
      deletedAt: null,
    };
  });
}

export type CustomerRows = ReturnType<typeof customerRows>;
