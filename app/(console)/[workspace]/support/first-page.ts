import { isAppError } from "@/lib/errors";

/** Reads a list at its place. One that is out of date or was tampered with is not there: the first page stands for it. */
export async function orFirstPage<State extends { cursor: string | null }, Page>(
  asked: State,
  read: (state: State) => Promise<Page>,
): Promise<{ state: State; page: Page }> {
  try {
    return { state: asked, page: await read(asked) };
  } catch (error) {
    if (!isAppError(error) || asked.cursor === null) throw error;
    const state = { ...asked, cursor: null };
    return { state, page: await read(state) };
  }
}
