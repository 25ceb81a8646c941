import { type Cidr, inCidr, parseCidrList } from "../../access/cidr";
import { AppError } from "../../errors";
import { countReport } from "../../usage/address-reports";
import type { CheckedKey, Exchange } from "./exchange";
import { remembered } from "./remembered";

const rangesOf = remembered((text: string): readonly Cidr[] => parseCidrList(text).ranges);

/** A list of addresses: of the workspace, or of the key. Both must pass. */
type List = Readonly<{ id: string; name: "workspace" | "key"; ranges: string; reportSince: number | null }>;

/** Step 10: the address. An address that cannot be known is refused where a list exists. */
export function checkAddress(exchange: Exchange, key: CheckedKey): void {
  const { policy, workspace } = key;
  if (policy.allowedIps !== "") {
    const { allowedIps: ranges, ipReportSince: reportSince } = policy;
    checkList(exchange, key, { id: workspace.id, name: "workspace", ranges, reportSince });
  }
  if (key.allowedIps.length > 0) {
    const ranges = key.allowedIps.join(" ");
    checkList(exchange, key, { id: key.id, name: "key", ranges, reportSince: key.ipReportSince });
  }
}

function checkList({ request, now, rehearsal }: Exchange, { workspace }: CheckedKey, list: List): void {
  const { ip } = request.caller;
  if (ip !== null && rangesOf(list.ranges).some((range) => inCidr(ip, range))) return;
  if (list.reportSince !== null) {
    if (!rehearsal) countReport({ id: list.id, since: list.reportSince, workspaceId: workspace.id }, ip, now);
    return;
  }
  throw new AppError(
    "ip_not_allowed",
    ip === null
      ? `This ${list.name} is confined to certain addresses, and the server cannot tell yours. Set TRUSTED_PROXIES, or start with npm start.`
      : `This ${list.name} does not allow requests from ${ip}.`,
    { members: { client_ip: ip } },
  );
}
