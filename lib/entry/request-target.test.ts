import { expect, test } from "vitest";
import { pathOfTarget, refusalOf } from "./request-target";

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

test("what Next would fail on is refused before it gets there", () => {
  const rawHeaders = ["Host", "keys.example.com", "X-Host", "host"];
  for (const path of ["/%zz", "/docs/%", "/acme/%C0%AF", "/portal/%ff?a=b"]) {
    expect(refusalOf({ method: "GET", rawHeaders }, path), path).toMatchObject({ status: 400 });
  }
  for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"]) {
    const headers = { Allow: "GET, HEAD, POST, OPTIONS" };
    expect(refusalOf({ method, rawHeaders }, "/sign-in"), method).toEqual({ status: 405, headers });
  }
  expect(refusalOf({ method: "GET", rawHeaders: [...rawHeaders, "HOST", "evil.example"] }, "/")?.status).toBe(400);
  for (const path of ["/", "/sign-in?return_to=%zz", "/acme/%E2%82%AC", "//x"]) {
    expect(refusalOf({ method: "POST", rawHeaders }, path), path).toBeNull();
  }
});
