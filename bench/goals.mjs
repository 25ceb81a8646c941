/** What is promised of a figure, beside what was measured. */

export function atLeast(what, least, measured) {
  return { what, goal: `≥ ${least}`, measured, met: measured >= least };
}

export function atMost(what, most, measured) {
  return { what, goal: `≤ ${most}`, measured, met: measured <= most };
}
