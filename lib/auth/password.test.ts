import { describe, expect, it } from "vitest";
import { cpuTime } from "../testing/cpu-time";
import { hashPassword, verifyPassword } from "./password";

const password = "violet teapot 91 canyon";

describe("a password", () => {
  it("belongs to its own hash and to no other", async () => {
    const hash = await hashPassword(password);
    expect(hash).toMatch(/^\$2[aby]\$10\$/);
    expect(await verifyPassword(password, hash)).toBe(true);
    expect(await verifyPassword(`${password} `, hash)).toBe(false);
    expect(await hashPassword(password)).not.toBe(hash);
  });

  it("is compared to its last byte", async () => {
    const long = "violet teapot canyon ".repeat(4).slice(0, 72);
    const hash = await hashPassword(long);
    expect(await verifyPassword(long, hash)).toBe(true);
    expect(await verifyPassword(`${long}X`, hash)).toBe(false);
    await expect(hashPassword(`${long}X`)).rejects.toThrow("as a whole");
  });

  it("does not match itself repeated after a NUL", async () => {
    const hash = await hashPassword(password);
    expect(await verifyPassword(`${password}\0${password}`, hash)).toBe(false);
  });

  it("is the same however its accents are encoded", async () => {
    const hash = await hashPassword("cafe\u0301 violet teapot");
    expect(await verifyPassword("caf\u00e9 violet teapot", hash)).toBe(true);
  });

  it("of nobody is wrong, and takes as long to find out", async () => {
    const hash = await hashPassword(password);
    const time = (of: string | null) =>
      cpuTime(async () => {
        for (let round = 0; round < 3; round++) expect(await verifyPassword("violet teapot 92", of)).toBe(false);
      });
    const [somebody, nobody] = [await time(hash), await time(null)];
    expect(nobody / somebody).toBeGreaterThan(0.4);
    expect(nobody / somebody).toBeLessThan(2.5);
  });
});
