import { main } from "./cli/main";

// The database holds digests and password hashes: no other account of this machine reads the files made here.
process.umask(0o077);

// `cli … | head` closes the pipe early, which is no failure.
process.stdout.on("error", () => process.exit(0));

// Set, not `process.exit`: what is still on its way to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2));
