import { methodLabel, recorder, statusLabel } from "../../metrics/recorder";
import type { Exchange } from "./exchange";

/** Counts a request that was answered, for whoever watches the installation; nothing where nobody does. */
export function measure(exchange: Exchange, status: number, ms: number): void {
  const counts = recorder();
  if (counts === null) return;
  const { request, route, admitted, code, limits } = exchange;
  const labels = { method: methodLabel(request.method), route: route?.path ?? "unknown", status: statusLabel(status) };
  counts.requests.record(labels, ms / 1_000);
  if (admitted) counts.keyChecks.add({ outcome: "valid" });
  else if (code !== null && (status === 401 || status === 403)) counts.keyChecks.add({ outcome: code });
  if (status !== 429) return;
  // Refused credentials are looked at and not counted, so that none of them exceeds anything.
  const exceeded = limits.find((standing) => standing.exceeded) ?? limits.at(-1);
  if (exceeded) counts.rateLimited.add({ policy: exceeded.policy.name });
}
