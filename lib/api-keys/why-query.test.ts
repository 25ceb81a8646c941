import { expect, test } from "vitest";
import { keyIdIn, pathIn, readWhyQuery, whyMistakes } from "./why-query";

const secret = `lk_live_abcdefghij${"S".repeat(38)}`;

test("a key is found in its id, its prefix and itself, and its secret goes no further", () => {
  for (const typed of ["key_abcdefghij", "lk_live_abcdefghij", "lk_live_abcdefghij…1234", ` ${secret} `]) {
    expect(keyIdIn(typed), typed).toBe("key_abcdefghij");
  }
  expect(keyIdIn("Zapier")).toBe("");
  expect(readWhyQuery({ key: secret }).key).toBe("key_abcdefghij");
});

test("a path is found in what people paste", () => {
  expect(pathIn("https://desk.example.com/api/public/tickets?limit=5")).toBe("/api/public/tickets");
  expect(pathIn("tickets#x")).toBe("/tickets");
  expect(pathIn(" /v1/tickets/TCK-1 ")).toBe("/v1/tickets/TCK-1");
});

test("an address that cannot be read asks about nothing", () => {
  expect(readWhyQuery({ request: "../..", method: "HACK", https: "yes", path: ["/a", "/b"] })).toEqual({
    request: "",
    key: "",
    method: "GET",
    path: "/a",
    ip: "",
    origin: "",
    https: true,
    organization: "",
  });
});

test("mistakes are named by field", () => {
  expect(whyMistakes({ path: "", ip: "1.2.3", origin: "example.com/x" })).toEqual({
    path: expect.stringContaining("such as /tickets"),
    ip: "This is not an IP address.",
    origin: expect.stringContaining("https://example.com"),
  });
  expect(whyMistakes({ path: "/tickets", ip: "2001:db8::1", origin: "https://example.com:8443" })).toEqual({});
});
