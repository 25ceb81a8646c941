/** Parts that are put together in many ways: real words in real sentences, and no two articles alike. */
const things =
  `coffee machine|projector|label printer|badge reader|video doorbell|water dispenser|shredder|laminator|scanner|docking
  station|webcam|conference phone|whiteboard|filing cabinet|locker|air purifier|floor lamp|sit-stand stool|monitor arm|keyboard|mouse
  pad|laptop sleeve|tablet holder|charging trolley|time clock|cash drawer|barcode scanner|postal scale|first aid kit|plant wall`
    .replace(/\s+/g, " ")
    .split("|")
    .map((thing) => thing.trim());

const occasions = [
  ["Clean the {thing}", "Use a soft cloth and lukewarm water. Strong cleaners dull the surface of the {thing}."],
  [
    "Mount the {thing} on a wall",
    "The wall has to carry {n} kilograms. Hold the drilling template of the {thing} level and mark the holes.",
  ],
  [
    "Update the firmware of the {thing}",
    "Leave the {thing} plugged in. Version {n} takes a quarter of an hour and must not be interrupted.",
  ],
  [
    "Order spare parts for the {thing}",
    "Look for the part list of the {thing} on its product page; article {n} is the one asked for most.",
  ],
  [
    "The {thing} makes a noise",
    "A hum of the {thing} is normal. Rattling comes from a loose screw, mostly number {n} in the drawing.",
  ],
  ["Store the {thing} over the summer", "Dry and dark, between 5 and {n} degrees. Take batteries out of the {thing}."],
  [
    "Move the {thing} to another room",
    "Unplug the {thing}, wait {n} minutes, and carry it with two people where it is heavy.",
  ],
  [
    "Share the {thing} between teams",
    "Give each team a colour. The calendar of the {thing} shows who has it in week {n}.",
  ],
  [
    "Measure the energy use of the {thing}",
    "The {thing} takes {n} watts at rest. A meter between plug and socket shows the rest.",
  ],
  [
    "Lend the {thing} to a visitor",
    "Visitors sign for the {thing} at the desk. It comes back the same day, before {n} o'clock.",
  ],
] as const;

const sentences =
  `Keep the manual where everybody finds it.|Ask the facility team when you are not sure.|Most questions are answered on
  the product page.|The picture shows a similar model.|Write the date on the sticker at the back.|Do it outside office hours, since it takes
  a while.|Colleagues in other buildings have the same model.|Tools are in the cupboard beside the kitchen.|If a part is broken, stop and
  report it.|Take a photograph before you change anything.|Somebody has to be there all the time.|The supplier visits us in spring and in
  autumn.|Afterwards put everything back where it was.|A second person makes it easier.|There is a short film about it.|Nothing of this
  costs extra.|Check once a year whether it still holds.|The older generation looks different inside.|Read the whole page before you begin.`
    .replace(/\s+/g, " ")
    .split("|")
    .map((sentence) => sentence.trim());

/** A stream of numbers that is the same each time (mulberry32). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many articles of a help centre, each of 60 to 300 words, the same ones each time. */
export function manyArticles(count: number): { title: string; body: string }[] {
  const next = stream(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const thing = things[at % things.length] ?? "";
    const [title, first] = occasions[Math.floor(at / things.length) % occasions.length] ?? occasions[0];
    const round = Math.floor(at / (things.length * occasions.length));
    const fill = (text: string) =>
      text.replaceAll("{thing}", thing).replaceAll("{n}", String(10 + Math.floor(next() * 90)));
    const rest = Array.from({ length: 6 + Math.floor(next() * 25) }, () => pick(sentences));
    const paragraphs = [fill(first), rest.slice(0, 5).join(" "), `## More\n\n${rest.slice(5).join(" ")}`];
    return { title: fill(title) + (round > 0 ? ` (model ${round + 1})` : ""), body: paragraphs.join("\n\n") };
  });
}
