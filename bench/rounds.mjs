/** Interleaved rounds: what disturbs the machine for a while disturbs every subject alike. */
import { measure, probe } from "./load.mjs";

/** Seconds of load before anything is counted, so that the compilers are done. */
const warmUp = 3;

/**
 * Measures every subject once in each round, each round beginning with another one.
 * @returns for each subject's id its rounds, in order.
 */
export async function interleave(subjects, { rounds, seconds, onRound }) {
  for (const subject of subjects) {
    await probe(subject);
    await measure(subject, warmUp);
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

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios that two subjects had in each round. */
export function medianRatio(ours, theirs) {
  return median(ours.map(({ rate }, round) => rate / theirs[round].rate));
}
