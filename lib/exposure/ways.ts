/** THE table of the ways in which a key is seen where it should not be. `seen` completes "Zapier …". */
export const exposureWays = {
  plain_http: {
    label: "Sent over plain HTTP",
    seen: "was sent over plain HTTP",
    advice: "Everybody on the way could read it. Call the API over https and replace the key.",
  },
  url: {
    label: "Sent in an address",
    seen: "was sent in an address",
    advice: "Addresses end up in logs and histories. Send it in the Authorization header and replace the key.",
  },
  pasted: {
    label: "Pasted into the help desk",
    seen: "was pasted into the help desk",
    advice: "It was masked before it was stored, but whoever sent it has it, and so may their mail. Replace the key.",
  },
  reported: {
    label: "Reported as leaked",
    seen: "was reported as leaked",
    advice: "Somebody who had the whole key sent it to us. It was revoked at once.",
  },
} as const satisfies Record<string, { label: string; seen: string; advice: string }>;

export type ExposureWay = keyof typeof exposureWays;

export function isExposureWay(value: unknown): value is ExposureWay {
  return typeof value === "string" && Object.hasOwn(exposureWays, value);
}
