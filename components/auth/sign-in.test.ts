import { afterEach, expect, test, vi } from "vitest";
import { signIn } from "./sign-in";

const answer = (body: object, status = 200) => new Response(JSON.stringify(body), { status });

/** The browser's side of next-auth: a token, then the answer to the form, then whether there is a session. */
function given(url: string, status: number, session: object = {}) {
  vi.stubGlobal("window", { location: { origin: "http://console.test", protocol: "http:" } });
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.endsWith("/csrf")) return answer({ csrfToken: "token" });
    return path.endsWith("/session") ? answer(session) : answer({ url: `http://console.test${url}` }, status);
  });
}

afterEach(() => vi.unstubAllGlobals());

const typed = { email: "ada@acme.test", password: "secret" };
const messageOf = async () => {
  const result = await signIn(typed);
  return result.ok ? "signed in" : result.error.message;
};

test("a right password signs in once the browser has kept the session", async () => {
  given("/", 200, { user: { id: "1" } });
  expect(await messageOf()).toBe("signed in");
});

test("a browser that keeps no cookie is told so instead of being asked again", async () => {
  given("/", 200);
  expect(await messageOf()).toContain("did not keep the session");
  given("/api/auth/signin?csrf=true", 200);
  expect(await messageOf()).toContain("did not keep the session");
});

test.each([
  ["CredentialsSignin", "The e-mail address or the password is wrong."],
  ["wait:1", "Too many attempts. Try again in 1 minute."],
  ["wait:61", "Too many attempts. Try again in 2 minutes."],
  ["wait:soon", "Too many attempts. Try again in 1 minute."],
  ["busy", "Many people are signing in at the moment. Try again in a few seconds."],
  ["Invalid `prisma.user`", "The server could not check this. Try again in a moment."],
])("the error %s becomes a sentence that says what to do", async (error, message) => {
  given(`/api/auth/error?error=${encodeURIComponent(error)}`, 401);
  expect(await messageOf()).toBe(message);
});
