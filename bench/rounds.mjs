/** Interleaved rounds: what disturbs the machine for a while disturbs every subject alike. */
import { measure, probe } from "./load.mjs";

/** Before anything is counted the compilers should be done: so many requests, but not longer than so many seconds. */
const warmUp = { requests: 60_000, stride: 2, seconds: 12 };

/**
 * Measures every subject once in each round, each round beginning with another one.
 * @returns for each subject's id its rounds, in order.
 */
export async function interleave(subjects, { rounds, seconds, onRound }) {
  for (const subject of subjects) {
    await probe(subject);
    await warm(subject);
  }
  const results = Object.fromEntries(subjects.map(({ id }) => [id, []]));
  for (let round = 0; round < rounds; round++) {
    onRound(round + 1);
    const first = round % subjects.length;
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      results[subject.id].push(await measure(subject, seconds));
    }
  }
  return results;
}

async function warm(subject) {
  let requests = 0;
  for (let spent = 0; spent < warmUp.seconds && requests < warmUp.requests; spent += warmUp.stride) {
    requests += (await measure(subject, warmUp.stride)).rate * warmUp.stride;
  }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios that two subjects had in each round. */
export function medianRatio(ours, theirs) {
  return median(ours.map(({ rate }, round) => rate / theirs[round].rate));
}

export const rateHeadings = ["", "requests/s", "p99"];

/** A row of the table: the medians of a subject's rounds. */
export function rateRow(name, rounds) {
  const of = (what) => median(rounds.map((round) => round[what]));
  return [name, of("rate").toFixed(0), `${of("p99").toFixed(1)} ms`];
}
