import type { Span } from "@opentelemetry/api";
import { methodLabel } from "../../metrics/recorder";
import { traced } from "../../tracing/span";
import { tracing } from "../../tracing/tracing";
import type { ApiReply, ApiRequest, Exchange } from "./exchange";

/**
 * Answers within a span that continues the caller's trace (`traceparent`, W3C Trace Context), where requests are traced.
 * Names are those of OpenTelemetry's semantic conventions for HTTP servers; the query is left out, as it may hold a key.
 */
export function inRequestSpan(request: ApiRequest, work: (span: Span | null) => Promise<ApiReply>): Promise<ApiReply> {
  const on = tracing();
  if (on === null) return work(null);
  const method = methodLabel(request.method);
  const named = method === "other" ? "HTTP" : method;
  const headers = { traceparent: request.header("traceparent"), tracestate: request.header("tracestate") };
  return traced(
    {
      name: named,
      kind: "SERVER",
      attributes: {
        "http.request.method": method === "other" ? "_OTHER" : method,
        "url.scheme": request.caller.secure ? "https" : "http",
      },
      parent: on.propagator.extract(on.api.ROOT_CONTEXT, headers, on.api.defaultTextMapGetter),
    },
    work,
  );
}

/** What became known of the request on its way. A path that leads nowhere is left out: it may hold anything. */
export function describeSpan(span: Span, { request, route, requestId, key, code }: Exchange, status: number): void {
  if (route !== null) {
    span.updateName(`${methodLabel(request.method)} ${route.path}`);
    span.setAttributes({ "http.route": route.path, "url.path": request.path });
  }
  span.setAttributes({ "http.response.status_code": status, "latchkey.request_id": requestId });
  if (key) span.setAttribute("latchkey.key_id", key.id);
  if (status < 500) return;
  // ERROR: a server's span has failed from 500 on only.
  span.setStatus({ code: 2 });
  span.setAttribute("error.type", code ?? String(status));
}
