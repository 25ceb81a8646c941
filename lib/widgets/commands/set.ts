import "server-only";
import { difference } from "../../audit/difference";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import type { SetWidget, Widget } from "../schema";
import { columnsOf, initialRow, widgetInWords, widgetOf } from "../stored";

/** Changes the widget; what is not given stays. It holds from the next request on. */
export async function setWidget(ctx: Ctx<"policy:manage">, input: SetWidget): Promise<Widget> {
  const workspaceId = ctx.workspace.id;
  return mutate(ctx, async (tx, record) => {
    const row = await tx.widget.findUnique({ where: { workspaceId } });
    const before = widgetOf(row);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const after: Widget = { ...before, ...given };
    const changes = difference(widgetInWords(before), widgetInWords(after));
    if (!changes) return unchanged(before);
    const data = { ...columnsOf(after), updatedAt: ctx.now };
    await tx.widget.upsert({ where: { workspaceId }, create: { ...initialRow(), ...data, workspaceId }, update: data });
    record({ event: "widget.changed", target: { id: workspaceId, name: ctx.workspace.name }, ...changes });
    return after;
  });
}
