import type { Attributes, Context, Span } from "@opentelemetry/api";
import { type Tracing, tracing } from "./tracing";

type Kind = "SERVER" | "CLIENT" | "INTERNAL";
type Described = { name: string; kind: Kind; attributes?: Attributes; parent?: Context };

/**
 * Does some work within a span, below the one that encloses it. The span gets the kind of an error and never its words,
 * which may repeat what somebody sent.
 * @param work gets the span, to say what it learns; null where nobody traces.
 */
export function traced<T>(described: Described, work: (span: Span | null) => Promise<T>): Promise<T> {
  const on = tracing();
  return on === null ? work(null) : inSpan(on, described, work);
}

async function inSpan<T>(
  { api, tracer, current }: Tracing,
  { name, kind, attributes = {}, parent = current.getStore() ?? api.ROOT_CONTEXT }: Described,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracer.startSpan(name, { kind: api.SpanKind[kind], attributes }, parent);
  try {
    return await current.run(api.trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    span.setStatus({ code: api.SpanStatusCode.ERROR });
    span.setAttribute("error.type", error instanceof Error ? error.name : "_OTHER");
    throw error;
  } finally {
    span.end();
  }
}
