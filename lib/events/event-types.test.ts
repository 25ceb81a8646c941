import { expect, test } from "vitest";
import { expandScopes } from "../access/scopes";
import { eventTypeNames, eventTypes, eventWildcards, isEventPattern, matchesType, typesOf } from "./event-types";
import { mayRead, readable } from "./needs";

test("a wildcard stands for every type that begins so, and for no other", () => {
  expect(typesOf(["ticket.*"]).every((type) => type.startsWith("ticket."))).toBe(true);
  expect(typesOf(["kb.*"])).toEqual(typesOf(["kb.article.*"]));
  expect(typesOf(["*"])).toEqual(eventTypeNames);
  expect(typesOf(["contact.deleted", "contact.*"])).toEqual(["contact.created", "contact.updated", "contact.deleted"]);
  expect(matchesType(["tick.*"], "ticket.created")).toBe(false);
  for (const pattern of eventWildcards) expect(typesOf([pattern]), pattern).not.toEqual([]);
});

test("what is neither a type nor a wildcard is told apart, also names that every object has", () => {
  for (const pattern of ["ticket.created", "ticket.*", "*"]) expect(isEventPattern(pattern), pattern).toBe(true);
  for (const pattern of ["", "ticket", "ticket.", "tick.*", "**", "constructor"]) {
    expect(isEventPattern(pattern), pattern).toBe(false);
  }
});

test("who may do everything may read every event, and who has nothing none", () => {
  const all = expandScopes(["*"]);
  for (const type of eventTypeNames) {
    for (const needed of eventTypes[type].needs) {
      expect(mayRead(needed, all), type).toBe(true);
      expect(mayRead(needed, new Set()), type).toBe(false);
    }
  }
  expect(readable(new Set())).toEqual([]);
});

test("notes and their files are for nobody without comments:read, whatever else they may read", () => {
  const others = new Set([...expandScopes(["*"])].filter((scope) => scope !== "comments:read"));
  expect(readable(others)).not.toContain("notes");
  expect(readable(others)).not.toContain("note_files");
  expect(mayRead("made_up", expandScopes(["*"]))).toBe(false);
});
