import { expect, test } from "vitest";
import { dispositionOf, nameInDisposition, safeFileName } from "./file-name";

test.each([
  ["report.pdf", "report.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\ada\\räd.txt", "räd.txt"],
  ["..", "file"],
  ["", "file"],
  ["  .hidden ", "hidden"],
  ["evil\u202Efdp.exe", "evilfdp.exe"],
])("%j is kept as %j", (given, kept) => expect(safeFileName(given)).toBe(kept));

test("a name with control characters is refused", () => {
  for (const name of ["a\0b", "a\nb", "a\x7fb"]) expect(safeFileName(name)).toBeNull();
});

test("a long name is cut before its extension, to 255 bytes", () => {
  const name = safeFileName(`${"ä".repeat(300)}.pdf`) ?? "";
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).toMatch(/^ä+\.pdf$/);
});

test("a name survives the header of a download, also for who knows only the old one", () => {
  const header = dispositionOf('1 % "räd"; x.txt');
  expect(header).toBe(`attachment; filename="1 _ _r_d_; x.txt"; filename*=UTF-8''1%20%25%20%22r%C3%A4d%22%3B%20x.txt`);
  expect(nameInDisposition(header)).toBe('1 % "räd"; x.txt');
});

test.each([
  ["attachment; filename=a.txt", "a.txt"],
  ['attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
  ["attachment; filename=a.txt; filename*=UTF-8'en'%C3%A4.txt", "ä.txt"],
  ["attachment; filename*=UTF-8''%zz", null],
  ["attachment", null],
])("%s names %j", (header, name) => expect(nameInDisposition(header)).toBe(name));
