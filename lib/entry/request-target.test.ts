import { expect, test } from "vitest";
import { pathOfTarget } from "./request-target";

test("the absolute form leads where its path leads", () => {
  expect(pathOfTarget("http://keys.example.com/api/public/test?a=http://b/c")).toBe("/api/public/test?a=http://b/c");
  expect(pathOfTarget("HTTPS://keys.example.com:8443?a=1")).toBe("/?a=1");
  expect(pathOfTarget("http://keys.example.com")).toBe("/");
});

test("a path stays as it came, and anything else leads nowhere", () => {
  for (const path of ["/", "//api/public/test", "/api/public/../x", "/http://x"]) expect(pathOfTarget(path)).toBe(path);
  for (const target of ["*", "", "api/public", "ftp://x/y", "http:///x", "keys.example.com:443"])
    expect(pathOfTarget(target)).toBeNull();
});
