import "server-only";
import { isAppError } from "../../errors";
import type { Letter } from "../../mime/letter";
import { plainLine } from "../../mime/plain-line";
import { type StagedFile, stageFile } from "../../storage/stage-file";

/** Files of one message. */
const mostFiles = 10;

const reasons: Readonly<Record<string, string>> = {
  file_too_large: "too large",
  file_empty: "empty",
  file_type_not_allowed: "not an allowed kind of file",
};

/** Takes a mail's files into the store under the rules for every file, and says in words which were left out, and why. */
export async function stageFiles(
  workspaceId: string,
  letter: Letter,
): Promise<{ staged: StagedFile[]; leftOut: string[] }> {
  const staged: StagedFile[] = [];
  const leftOut = [...letter.leftOut];
  for (const { filename, contentType, bytes } of letter.files) {
    if (staged.length === mostFiles) {
      leftOut.push(`${filename} (a message has at most ${mostFiles} files)`);
      continue;
    }
    try {
      staged.push(await stageFile(workspaceId, { filename, contentType, bytes: one(bytes) }));
    } catch (error) {
      // Of what the store cannot take at the moment nothing is lost: the mail is tried again.
      if (!isAppError(error) || error.status >= 500) throw error;
      leftOut.push(`${plainLine(filename, 100)} (${reasons[error.code] ?? "not taken"})`);
    }
  }
  return { staged, leftOut };
}

async function* one(bytes: Uint8Array) {
  yield bytes;
}
