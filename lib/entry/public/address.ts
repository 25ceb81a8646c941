import { type Cidr, inCidr, parseCidrList } from "../../access/cidr";
import { AppError } from "../../errors";
import type { CheckedKey, Exchange } from "./exchange";
import { remembered } from "./remembered";

const rangesOf = remembered((text: string): readonly Cidr[] => parseCidrList(text).ranges);

/** Step 10: the address. An address that cannot be known is refused where a list exists. */
export function checkAddress({ request }: Exchange, key: CheckedKey): void {
  if (key.allowedIps.length === 0) return;
  const { ip } = request.caller;
  if (ip !== null && rangesOf(key.allowedIps.join(" ")).some((range) => inCidr(ip, range))) return;
  throw new AppError(
    "ip_not_allowed",
    ip === null
      ? "This key is confined to certain addresses, and the server cannot tell yours. Set TRUSTED_PROXIES, or start with npm start."
      : `This key does not allow requests from ${ip}.`,
    { members: { client_ip: ip } },
  );
}
