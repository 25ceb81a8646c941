import { main } from "./cli/main";

// Set, not `process.exit`: what is still on its way to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2));
