import { db } from "../../db/client";
import type { GivenWorkspace } from "../../db/testing/given";
import { newId } from "../../id";
import { noFilters } from "../filter";
import { newSecret } from "../signature";
import { sealSigning } from "../webhook-row";

/** A webhook's row as it stands after whatever `more` says; its rights are the owner's. */
export async function givenWebhookRow(given: GivenWorkspace, more: object = {}) {
  const now = new Date();
  const id = newId("whk");
  const { owner } = given.members;
  return db().webhook.create({
    data: {
      ...{
        id,
        workspaceId: given.workspace.id,
        url: "https://hooks.example.com/",
        events: "*",
        description: "Billing",
      },
      ...{ payload: "full", filters: JSON.stringify(noFilters), headers: "", secret: sealSigning(id, newSecret()) },
      ...{ holderType: "user", holderId: owner.id, holderName: owner.name, position: 0, disabledReason: "" },
      ...{ version: 1, createdAt: now, updatedAt: now },
      ...more,
    },
  });
}
