import { command } from "../command";

export const demo = command({
  summary: "Fill a workspace with people, keys and tickets to look around in",
  flags: {},
  async run() {
    return { json: {}, text: "" };
  },
});
