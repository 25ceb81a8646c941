import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { env } from "../env";
import { traceWith } from "./tracing";

/**
 * Sends spans to the collector that `OTEL_EXPORTER_OTLP_ENDPOINT` names, over OTLP/HTTP; the exporter reads the other
 * variables of OpenTelemetry itself. The provider is not made the global one: Next would make spans then that hold the
 * whole path, and the links of invitations and of the portal open doors.
 * @returns what sends the last spans and ends; null when nobody collects.
 */
export async function startTracing(version: string): Promise<(() => Promise<void>) | null> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return null;
  const [api, { W3CTraceContextPropagator }, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/core"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const detected = resources.detectResources({
    detectors: [resources.serviceInstanceIdDetector, resources.envDetector],
  });
  const own = resources.resourceFromAttributes({ "service.name": "latchkey", "service.version": version });
  const root = new sdk.TraceIdRatioBasedSampler(env().OTEL_TRACES_SAMPLER_ARG);
  const provider = new sdk.TracerProvider({
    // What the environment says about the service goes before.
    resource: resources.defaultResource().merge(own).merge(detected),
    sampler: new sdk.ParentBasedSampler({ root }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  traceWith({
    api,
    tracer: provider.getTracer("latchkey", version),
    current: new AsyncLocalStorage(),
    propagator: new W3CTraceContextPropagator(),
  });
  return async () => {
    traceWith(null);
    // A collector that is away must not hold up the end of the process.
    await provider.shutdown().catch(() => {});
  };
}
