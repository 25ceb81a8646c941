import { expect, test } from "vitest";
import { readOptions } from "./options.mjs";

test("without options everything is measured in five rounds and nothing is enforced", () => {
  const switches = { check: false, help: false, profile: false };
  expect(readOptions([])).toEqual({ ...switches, only: null, skip: [], rounds: 5, seconds: 4, scale: 1 });
});

test("lists are separated by commas, in any case", () => {
  expect(readOptions(["--only", "p1,P2", "--skip", "b, C"])).toMatchObject({ only: ["P1", "P2"], skip: ["b", "c"] });
});

test("fewer than five rounds, endless ones and unknown options are refused", () => {
  expect(() => readOptions(["--rounds", "4"])).toThrow("--rounds takes a whole number from 5 to 50");
  expect(() => readOptions(["--seconds", "3600"])).toThrow("--seconds");
  expect(() => readOptions(["--scale", "2"])).toThrow("--scale takes a number from 0.001 to 1");
  expect(() => readOptions(["--fast"])).toThrow();
});
