import { eventTypes } from "../events/event-types";
import { DeliveryQuery } from "./query";
import { type DeliveryStatus, deliveryStatuses, testType } from "./schema";

/** What the log of a webhook shows. Kept in the address. */
export type LogState = Readonly<{
  status: DeliveryStatus | null;
  type: string | null;
  cursor: string | null;
  /** The delivery that is open. */
  delivery: string | null;
}>;

export const defaultLog: LogState = { status: null, type: null, cursor: null, delivery: null };

type Raw = Record<string, string | string[] | undefined>;

/** Reads the state from an address; what cannot be read falls back, and nothing throws. */
export function readLog(raw: Raw): LogState {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const [status, type, delivery] = [text("status"), text("type"), text("delivery")];
  return {
    status: isStatus(status) ? status : null,
    type: type === testType || Object.hasOwn(eventTypes, type) ? type : null,
    cursor: text("cursor") || null,
    delivery: /^dlv_\w{1,40}$/.test(delivery) ? delivery : null,
  };
}

/** The parameters of an address that leads to this state. */
export function logParams(state: LogState): URLSearchParams {
  return new URLSearchParams(Object.entries(state).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** The list's query as the API has it. */
export function logQueryOf({ status, type, cursor }: LogState): DeliveryQuery {
  return DeliveryQuery.parse({
    ...(status === null ? {} : { status }),
    ...(type === null ? {} : { type }),
    ...(cursor === null ? {} : { cursor: cursor.slice(0, 2_000) }),
    limit: 25,
  });
}

function isStatus(text: string): text is DeliveryStatus {
  return Object.hasOwn(deliveryStatuses, text);
}
