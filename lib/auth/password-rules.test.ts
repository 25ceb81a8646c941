import { describe, expect, it } from "vitest";
import { cpuTime } from "../testing/cpu-time";
import { checkPassword } from "./password-rules";

const about = { email: "ada.lovelace@acme.test", name: "Ada Lovelace", workspaceName: "Acme Industries" };
const fine = "violet teapot 91 canyon";

describe("a new password", () => {
  it("is accepted without any composition rule", () => {
    for (const password of [
      fine,
      "violet teapot canyon",
      "пароходы у причала",
      "🦊🌵🚲🎈🍋🧭🪁🥨🎻🧊🪵🐙🛶🧵🎲",
      "Xk#9$2!@fj^&*qQ",
    ]) {
      expect(checkPassword(password, about), password).toMatchObject({ ok: true });
    }
  });

  it("has at least 15 characters, counted as code points", () => {
    expect(checkPassword("violetteapot91").ok).toBe(false);
    expect(checkPassword("violetteapot91c").ok).toBe(true);
    expect(checkPassword("🦊🌵🚲🎈🍋🧭🪁🥨").ok).toBe(false);
  });

  it("has at most 72 bytes of UTF-8", () => {
    const of72 = "violet teapot canyon ".repeat(4).slice(0, 70);
    expect(checkPassword(`${of72}xy`).ok).toBe(true);
    expect(checkPassword(`${of72}xyz`)).toMatchObject({ ok: false, message: expect.stringContaining("73") });
    expect(checkPassword(`${of72}xé`).ok).toBe(false);
  });

  it.each(["violet teapot\0canyon", "violet teapot\ncanyon", "violet teapot \ud800 canyon"])(
    "may not be %j",
    (password) => expect(checkPassword(password).ok).toBe(false),
  );

  it.each([
    "password12345678",
    "Password123456789!",
    "P4$$w0rd-P4$$w0rd",
    "passwordpassword",
    "qwertyuiopasdfgh",
    "1qaz2wsx3edc4rfv",
    "qwerty1234567890",
    "123456789012345",
    "abcdefghijklmnop",
    "zyxwvutsrqponmlk",
    "administrator2026",
    "letmeinletmeinletmein",
    "aaaaaaaaaaaaaaaaaaaa",
    "abcabcabcabcabcabc",
    "abababababababab!!",
    "I love you 2024 2024",
    "the quick brown fox",
    "welcome welcome 1!",
  ])("may not be the common %j", (password) =>
    expect(checkPassword(password)).toMatchObject({ ok: false, strength: 0 }),
  );

  it.each([
    "ada.lovelace@acme.test",
    "AdaLovelace2026!",
    "Lovelace Lovelace",
    "acme-industries-1",
    "Latchkey-Latchkey",
    "latchkey-acme-ada-7",
  ])("may not consist of the person's own %j", (password) =>
    expect(checkPassword(password, about)).toMatchObject({ ok: false }),
  );

  it("may contain the name when there is enough besides", () => {
    expect(checkPassword("lovelace violet teapot", about).ok).toBe(true);
  });

  it("is judged quickly however it looks", async () => {
    const passwords = ["a".repeat(72), "qwer".repeat(18), "ab".repeat(36), "-".repeat(100_000)];
    expect(await cpuTime(() => passwords.map((password) => checkPassword(password)))).toBeLessThan(200);
  });

  it("is stronger the more of it cannot be guessed", () => {
    const strengths = ["password violet1", "violet teapot 9", fine, "violet teapot 91 canyon brisk ledger"].map(
      (password) => checkPassword(password).strength,
    );
    expect(strengths).toEqual([...strengths].sort());
    expect(strengths.at(-1)).toBe(4);
    expect(strengths[0]).toBe(1);
  });
});
