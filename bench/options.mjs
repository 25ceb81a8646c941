import { parseArgs } from "node:util";

export const usage = `npm run bench [-- options]
  --check        end with 1 when a goal is missed
  --only P1      only these, separated by commas
  --skip c       leave out baselines (a: node:http, b: Next, c: better-auth), separated by commas
  --rounds 5     interleaved rounds, 5 to 50 (a goal is checked on the median)
  --seconds 4    length of one measurement, 1 to 60
  --profile      instead of all this, say by source where the time of the two hottest paths goes
  --scale 1      the share of the rows of P3, P4 and P5 and of the requests of P8, 0.001 to 1`;

/** Reads the command line. @throws with one line that says what is wrong. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      check: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      profile: { type: "boolean", default: false },
      only: { type: "string" },
      skip: { type: "string", default: "" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "4" },
      scale: { type: "string", default: "1" },
    },
  });
  const { check, help, profile, only, skip, rounds, seconds, scale } = values;
  if (!(Number(scale) >= 0.001 && Number(scale) <= 1)) throw new Error("--scale takes a number from 0.001 to 1.");
  return {
    check,
    help,
    profile,
    only: only === undefined ? null : list(only).map((name) => name.toUpperCase()),
    skip: list(skip).map((name) => name.toLowerCase()),
    // Fewer than five rounds have no median worth the name.
    rounds: between("rounds", rounds, 5, 50),
    seconds: between("seconds", seconds, 1, 60),
    scale: Number(scale),
  };
}

function list(text) {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function between(name, text, least, most) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} takes a whole number from ${least} to ${most}.`);
}
