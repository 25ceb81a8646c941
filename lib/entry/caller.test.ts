import type { IncomingMessage } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetShared } from "../process-state";
import { callerHeader, callerOf, callerOfSocket, sealHeaders } from "./caller";

function trusting(proxies: string) {
  process.env.TRUSTED_PROXIES = proxies;
  forgetShared("env");
}

beforeEach(() => trusting(""));
afterEach(() => trusting(""));

function arriving(remoteAddress: string | undefined, headers: Record<string, string> = {}, encrypted = false) {
  const socket = encrypted ? { remoteAddress, encrypted } : { remoteAddress };
  return { socket, connection: socket, headers: { ...headers } } as unknown as IncomingMessage;
}

describe("the caller behind a socket", () => {
  test("is the socket's address, whatever headers say, when no proxy is trusted", () => {
    const forged = {
      "x-forwarded-for": "203.0.113.50",
      "x-real-ip": "203.0.113.50",
      forwarded: "for=203.0.113.50",
      "x-forwarded-proto": "https",
    };
    expect(callerOfSocket(arriving("198.51.100.7", forged))).toEqual({
      ip: "198.51.100.7",
      secure: false,
      loopback: false,
    });
  });

  test("an IPv4 address inside IPv6 is IPv4", () => {
    expect(callerOfSocket(arriving("::ffff:198.51.100.7")).ip).toBe("198.51.100.7");
  });

  test("behind one trusted proxy it is what the proxy appended, not what the client wrote before", () => {
    trusting("10.0.0.0/8");
    const request = arriving("10.0.0.1", {
      "x-forwarded-for": "203.0.113.50, 198.51.100.7",
      "x-forwarded-proto": "https",
    });
    expect(callerOfSocket(request)).toEqual({ ip: "198.51.100.7", secure: true, loopback: false });
  });

  test("behind two trusted proxies both are walked past", () => {
    trusting("10.0.0.0/8 192.0.2.1");
    const request = arriving("10.0.0.1", { "x-forwarded-for": "1.1.1.1, 198.51.100.7, 192.0.2.1" });
    expect(callerOfSocket(request).ip).toBe("198.51.100.7");
  });

  test("an untrusted peer cannot speak for others, nor claim https", () => {
    trusting("10.0.0.0/8");
    const request = arriving("198.51.100.9", { "x-forwarded-for": "203.0.113.50", "x-forwarded-proto": "https" });
    expect(callerOfSocket(request)).toEqual({ ip: "198.51.100.9", secure: false, loopback: false });
  });

  test("https is believed of the nearest proxy only, whatever the client wrote before it", () => {
    trusting("10.0.0.0/8");
    const request = arriving("10.0.0.1", { "x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "https, http" });
    expect(callerOfSocket(request).secure).toBe(false);
  });

  test("nonsense that a trusted proxy passes on is no address", () => {
    trusting("10.0.0.0/8");
    for (const text of ["unknown", "", "203.0.113.050", "0x7f.1", "1.2.3"]) {
      const { ip } = callerOfSocket(arriving("10.0.0.1", { "x-forwarded-for": text }));
      expect(ip === null || ip === "10.0.0.1").toBe(true);
    }
  });

  test("a TLS socket is secure", () => {
    expect(callerOfSocket(arriving("198.51.100.7", {}, true)).secure).toBe(true);
  });
});

describe("the caller behind Next", () => {
  test("is what this process sealed, and nothing that a client sent survives", () => {
    const request = arriving("198.51.100.7", {
      [callerHeader]: "guess 203.0.113.50 https",
      "x-forwarded-host": "evil.example",
      "x-real-ip": "203.0.113.50",
    });
    sealHeaders(request, callerOfSocket(request));
    expect(request.headers).not.toHaveProperty("x-forwarded-host");
    expect(request.headers).not.toHaveProperty("x-real-ip");
    const headers = new Headers(request.headers as Record<string, string>);
    expect(callerOf(headers)).toEqual({ ip: "198.51.100.7", secure: false, loopback: false });
  });

  test("a forged seal counts for nothing", () => {
    expect(callerOf(new Headers({ [callerHeader]: "0123 203.0.113.50 https" })).ip).toBeNull();
  });

  test("without a seal and without trusted proxies the address is unknown", () => {
    expect(callerOf(new Headers({ "x-forwarded-for": "203.0.113.50" })).ip).toBeNull();
  });

  test("without a seal, behind trusted proxies, it is the right-most address that is not one of them", () => {
    trusting("10.0.0.0/8");
    const headers = new Headers({ "x-forwarded-for": "203.0.113.50, 198.51.100.7, 10.0.0.2" });
    expect(callerOf(headers).ip).toBe("198.51.100.7");
  });
});
