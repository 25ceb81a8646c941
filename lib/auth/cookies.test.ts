import { afterEach, expect, test } from "vitest";
import { cookieName, setCookie } from "../portal-access/cookie";
import { forgetShared } from "../process-state";
import { authOptions } from "./options";

afterEach(() => {
  process.env.APP_URL = "";
  process.env.AUTH_SECRET = "";
  forgetShared("env");
});

function openedAt(address: string) {
  process.env.APP_URL = address;
  process.env.AUTH_SECRET = "unit-only-unit-only-unit-only-unit-only";
  forgetShared("env");
  const { cookies, useSecureCookies } = authOptions(() => {});
  return { session: cookies?.sessionToken, useSecureCookies, portal: setCookie("lkp_1"), portalName: cookieName() };
}

test("over https both cookies are pinned to this host, and kept from scripts and plain http", () => {
  const { session, useSecureCookies, portal, portalName } = openedAt("https://keys.example.com");
  expect(session).toEqual({
    name: "__Host-latchkey-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
  expect(useSecureCookies).toBe(true);
  expect(portalName).toBe("__Host-latchkey-portal");
  expect(portal).toMatch(/^__Host-latchkey-portal=lkp_1; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
});

test("over plain http they have names that browsers accept there, and are kept from scripts all the same", () => {
  const { session, portal } = openedAt("http://127.0.0.1:3000");
  expect(session).toMatchObject({
    name: "latchkey-session",
    options: { httpOnly: true, sameSite: "lax", secure: false },
  });
  expect(portal).toMatch(/^latchkey-portal=lkp_1; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
});
