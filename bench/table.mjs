/** The results as text: one table of what was measured, one of what was promised. */

/** Lays out rows of texts; the first column to the left, the others to the right. */
export function layOut(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  return rows.map((row) => row.map(cell).join("   ").trimEnd()).join("\n");
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
/** Ratios near the goals need two digits, large ones none. */
const figure = (number) => (number >= 100 ? whole.format(number) : number.toFixed(number >= 10 ? 1 : 2));

const ofLoad = ["", "requests/s", "slowest to fastest round", "p99", "Latchkey ÷ it"];

function loadRow(row) {
  return [
    row.name,
    whole.format(row.rate),
    `${whole.format(row.slowest)} to ${whole.format(row.fastest)}`,
    `${figure(row.p99)} ms`,
    figure(row.ours),
  ];
}

/** `rows` are of servers under load, unless `headings` say what their texts are. */
export function resultTable({ id, title, headings = ofLoad, rows, goals }) {
  const measured = headings === ofLoad ? rows.map(loadRow) : rows;
  const promised = goals.map(({ what, goal, measured, met }) => [what, goal, figure(measured), met ? "met" : "MISSED"]);
  return [
    `${id}  ${title}`,
    "",
    layOut([headings, ...measured]),
    "",
    layOut([["goal", "promised", "measured", "verdict"], ...promised]),
  ].join("\n");
}
