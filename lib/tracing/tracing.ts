import type { AsyncLocalStorage } from "node:async_hooks";
import type * as Api from "@opentelemetry/api";
import { shared } from "../process-state";

/** What makes spans, while somebody collects them. */
export type Tracing = Readonly<{
  api: typeof Api;
  tracer: Api.Tracer;
  /** The span that encloses what runs now. */
  current: AsyncLocalStorage<Api.Context>;
  /** Reads the caller's `traceparent`. */
  propagator: Api.TextMapPropagator;
}>;

const holder = () => shared("tracing", (): { tracing: Tracing | null } => ({ tracing: null }));

/** Null unless `OTEL_EXPORTER_OTLP_ENDPOINT` is set: nothing of OpenTelemetry is loaded then. */
export function tracing(): Tracing | null {
  return holder().tracing;
}

export function traceWith(made: Tracing | null): void {
  holder().tracing = made;
}

/** The trace that encloses what runs now, for lines of the log. */
export function currentTraceId(): string | undefined {
  const on = tracing();
  const store = on?.current.getStore();
  return store && on?.api.trace.getSpanContext(store)?.traceId;
}
