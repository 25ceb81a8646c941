import { deleteAttachment } from "@/lib/attachments/commands/delete";
import { keepUpload } from "@/lib/attachments/commands/upload";
import { contentOf } from "@/lib/attachments/content";
import { checkLink, linkParameters } from "@/lib/attachments/download-link";
import * as contracts from "@/lib/attachments/endpoints";
import { findFile, findLinkedFile, listTicketAttachments } from "@/lib/attachments/queries";
import { attachmentOf } from "@/lib/attachments/schema";
import { Answer, type Served, serve } from "@/lib/entry/endpoint";
import { discardFile } from "@/lib/storage/removals";
import { stageFile } from "@/lib/storage/stage-file";
import { getTicket } from "@/lib/tickets/queries";
import { idOf } from "./id-of";

/** The files of the public API. */
export const attachmentEndpoints: Served[] = [
  serve(contracts.uploadAttachment, async (ctx, call) => {
    const [sent] = call.files;
    const staged = sent ?? (await stageFile(ctx.workspace.id, withinJson(call.body)));
    try {
      const attachment = await keepUpload(ctx, staged);
      return new Answer({ data: attachment }, { Location: `${call.baseUrl}/attachments/${attachment.id}` });
    } finally {
      // Those that came as files are looked after by the door.
      if (!sent) await discardFile(staged.fileKey);
    }
  }),
  serve(contracts.getAttachment, async (ctx, call) => {
    const file = await findFile(ctx, idOf(call));
    const link = `${call.baseUrl}/attachments/${file.id}/download?${linkParameters(file.id, ctx.now.getTime())}`;
    return { data: { ...attachmentOf(file), download_url: link } };
  }),
  serve(contracts.getAttachmentContent, async (ctx, call) => contentOf(await findFile(ctx, idOf(call)), call.header)),
  serve(contracts.downloadAttachment, async (ctx, call) => {
    checkLink(idOf(call), call.query, ctx.now.getTime());
    return contentOf(await findLinkedFile(idOf(call), ctx.now), call.header);
  }),
  serve(contracts.deleteAttachment, (ctx, call) => deleteAttachment(ctx, idOf(call))),
  serve(contracts.listTicketAttachments, async (ctx, call) => {
    const { id } = await getTicket(ctx, idOf(call));
    return listTicketAttachments(ctx, id);
  }),
];

function withinJson(given: { filename: string; content_type: string; content_base64: string }) {
  const bytes = Buffer.from(given.content_base64, "base64");
  return {
    filename: given.filename,
    contentType: given.content_type,
    bytes: (async function* () {
      yield bytes;
    })(),
  };
}
