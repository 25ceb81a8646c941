import { expect, test } from "vitest";
import { fileSize } from "./file-size";

test.each([
  [1, "1 B"],
  [1_023, "1023 B"],
  [1_536, "1.5 KB"],
  [10_240, "10 KB"],
  [20_971_520, "20 MB"],
])("%d bytes read %s", (bytes, text) => expect(fileSize(bytes)).toBe(text));
