/** Makes the tables, a user and a key, and prints the key. */
import { getMigrations } from "better-auth/db/migration";
import { auth } from "./auth.js";

const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
const { user } = await auth.api.signUpEmail({
  body: { name: "Bench", email: "bench@example.com", password: "only for measuring" },
});
const { key } = await auth.api.createApiKey({ body: { name: "Benchmark", userId: user.id } });
process.stdout.write(key);
