import { expect, test } from "vitest";
import { names, readTags, versionsIn } from "./entity-tags";

test.each([
  ["*", "any"],
  ['"v7"', ['"v7"']],
  [' W/"v7" , "v8"', ['W/"v7"', '"v8"']],
  ['""', ['""']],
  ["v7", null],
  ["7", null],
  ['"v7', null],
  ['w/"v7"', null],
  ['"v7",', null],
  ["", null],
])("reads %s as %j", (header, tags) => expect(readTags(header)).toEqual(tags));

test("a tag is the same thing as its weak form, and * is everything", () => {
  expect(names(['W/"v7"'], '"v7"')).toBe(true);
  expect(names(['"v6"', '"v7"'], 'W/"v7"')).toBe(true);
  expect(names(['"v6"'], '"v7"')).toBe(false);
  expect(names("any", '"v7"')).toBe(true);
});

test("only strong tags of ours name a version", () => {
  expect(versionsIn(['"v7"', 'W/"v8"', '"v09"', '"7"', '"v12"'])).toEqual([7, 12]);
});
