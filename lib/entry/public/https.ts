import { env } from "../../env";
import { AppError } from "../../errors";
import type { Exchange } from "./exchange";
import { noteExposure } from "./exposure";

/** Step 3: HTTPS, never by a redirect: the key has crossed the network in the clear by then. Loopback is exempt. */
export function requireHttps(exchange: Exchange): void {
  const { request } = exchange;
  if (request.caller.secure || request.caller.loopback || env().REQUIRE_HTTPS === false) return;
  noteExposure(exchange, "plain_http");
  throw new AppError(
    "https_required",
    "Use https. If a key was in this request, replace it: it travelled unencrypted.",
  );
}
