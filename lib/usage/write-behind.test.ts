import { expect, test } from "vitest";
import { WriteBehind } from "./write-behind";

function given(write: (rows: readonly number[]) => Promise<void>) {
  const waiting: number[] = [];
  const writer = new WriteBehind<number>("rows", {
    take: () => waiting.splice(0),
    putBack: (rows) => waiting.push(...rows),
    write,
  });
  return { waiting, writer };
}

test("rows are written in batches of 500", async () => {
  const sizes: number[] = [];
  const { waiting, writer } = given(async (rows) => void sizes.push(rows.length));
  waiting.push(...Array.from({ length: 1_200 }, (_, index) => index));
  expect(await writer.flush()).toBe(true);
  expect(sizes).toEqual([500, 500, 200]);
});

test("a flush waits for the write that is on its way, so that the process may end after it", async () => {
  let release = () => {};
  const written: number[] = [];
  const { waiting, writer } = given(async (rows) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    written.push(...rows);
  });
  waiting.push(1);
  void writer.flush();
  const last = writer.flush();
  await Promise.resolve();
  release();
  await last;
  expect(written).toEqual([1]);
});

test("what the database refuses waits, and the last flush of a process tries again", async () => {
  let refusals = 2;
  const written: number[] = [];
  const { waiting, writer } = given(async (rows) => {
    if (refusals-- > 0) throw new Error("database is locked");
    written.push(...rows);
  });
  waiting.push(1, 2);
  expect(await writer.flush()).toBe(false);
  await writer.flushForGood();
  expect(written).toEqual([1, 2]);
});
