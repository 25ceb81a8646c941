import "server-only";
import type { Counter, CounterConfiguration, Gauge, Histogram, Registry } from "prom-client";
import { poolStates } from "../db/pools";
import { countersAnswer } from "../rate-limit/limiter";
import { within } from "../within";
import { type Queues, readQueues } from "./queues";
import type { Recorder } from "./recorder";
import type { Durations, Labels, Tally } from "./tally";

/** How long a scrape waits for the database, in milliseconds: half of what Prometheus gives one at the least. */
const patience = 2_000;

/**
 * All metrics of this process, read when somebody asks. What instances have in common (queues in the database) each of
 * them tells: take the maximum of those, and the sum of the others. docs/operating.md lists them.
 */
export async function createRegistry(recorded: Recorder, version: string): Promise<Registry> {
  const prom = await import("prom-client");
  const registry = new prom.Registry();
  const registers = [registry];
  prom.collectDefaultMetrics({ register: registry });

  const counter = <L extends Labels>(name: string, help: string, tally: Tally<L>, labelNames: (keyof L & string)[]) =>
    new prom.Counter({ name, help, labelNames, registers, collect: takeOver(tally) });
  const histogram = <L extends Labels>(name: string, help: string, from: Durations<L>) =>
    registry.registerMetric(histogramOf(name, help, from));
  const gauge = (name: string, help: string, labelNames: string[], collect: (this: Gauge) => unknown) =>
    new prom.Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        // What is not told now is absent, and not what it was: without labels a reset would say 0.
        if (labelNames.length > 0) this.reset();
        else this.remove();
        await collect.call(this);
      },
    });

  histogram("http_request_duration_seconds", "Requests by route, method and class of status.", recorded.requests);
  histogram("latchkey_db_duration_seconds", "Queries, waiting for a connection included.", recorded.queries);
  counter("latchkey_key_checks_total", "API keys that were checked.", recorded.keyChecks, ["outcome"]);
  counter("latchkey_rate_limited_total", "Requests that a limit refused.", recorded.rateLimited, ["policy"]);
  counter("latchkey_job_runs_total", "Runs of jobs by this instance.", recorded.jobs, ["job", "outcome"]);
  counter("latchkey_webhook_attempts_total", "Webhook deliveries attempted.", recorded.webhooks, ["outcome"]);
  counter("latchkey_mail_attempts_total", "Mails attempted.", recorded.mail, ["outcome"]);
  gauge("latchkey_job_last_success_timestamp_seconds", "When a job last went well here.", ["job"], function () {
    for (const [job, at] of recorded.jobSuccess) this.set({ job }, at);
  });
  gauge("latchkey_db_connections", "Connections to PostgreSQL.", ["pool", "state"], function () {
    for (const { pool, busy, idle } of poolStates()) {
      this.set({ pool, state: "busy" }, busy);
      this.set({ pool, state: "idle" }, idle);
    }
  });
  gauge("latchkey_db_waiting", "Queries that wait for a connection.", ["pool"], function () {
    for (const { pool, waiting } of poolStates()) this.set({ pool }, waiting);
  });
  if (countersAnswer() !== null) {
    gauge("latchkey_redis_up", "Whether Redis answers.", [], async function () {
      this.set((await countersAnswer()) ? 1 : 0);
    });
  }
  gauge("latchkey_build_info", "1; the labels say what runs.", ["version", "node"], function () {
    this.set({ version, node: process.version }, 1);
  });
  queues(gauge);
  return registry;
}

type MakeGauge = (name: string, help: string, labels: string[], collect: (this: Gauge) => unknown) => Gauge;

/** What the database knows. While it does not answer its gauges are absent, and `latchkey_database_up` is 0. */
function queues(gauge: MakeGauge): void {
  let looking: Promise<Queues | null> | null = null;
  // All gauges are asked in one turn: they share a look.
  const look = () => {
    looking ??= within(patience, readQueues(Date.now())).finally(() => {
      looking = null;
    });
    return looking;
  };
  gauge("latchkey_webhook_deliveries", "Webhook deliveries as they stand.", ["status"], async function () {
    for (const [status, count] of Object.entries((await look())?.webhooks ?? {})) this.set({ status }, count);
  });
  gauge("latchkey_mail_waiting", "Mails that wait to be sent, or to be tried again.", [], async function () {
    const found = await look();
    if (found) this.set(found.mail.waiting);
  });
  gauge("latchkey_mail_overdue_seconds", "Age of the oldest mail that is due.", [], async function () {
    const found = await look();
    if (found) this.set(found.mail.overdueSeconds);
  });
  gauge("latchkey_database_up", "Whether the database answers.", [], async function () {
    this.set((await look()) ? 1 : 0);
  });
}

function takeOver<L extends Labels>(tally: Tally<L>): NonNullable<CounterConfiguration<keyof L & string>["collect"]> {
  return function (this: Counter<keyof L & string>) {
    this.reset();
    for (const { labels, count } of tally.all()) this.inc(labels as Partial<Record<keyof L, string>>, count);
  };
}

/**
 * A histogram whose buckets were filled elsewhere, which prom-client's own cannot take over; all that the registry asks of a
 * metric is this. In Prometheus' form each bucket counts what the smaller ones do as well.
 */
function histogramOf<L extends Labels>(name: string, help: string, from: Durations<L>): Histogram {
  const values = () =>
    [...from.all()].flatMap(({ labels, counts, sum }) => {
      let below = 0;
      const buckets = counts.map((count, index) => {
        below += count;
        return { labels: { ...labels, le: from.bounds[index] ?? "+Inf" }, metricName: `${name}_bucket`, value: below };
      });
      return [
        ...buckets,
        { labels, metricName: `${name}_sum`, value: sum },
        { labels, metricName: `${name}_count`, value: below },
      ];
    });
  return { name, get: async () => ({ name, help, type: "histogram", values: values() }) } as unknown as Histogram;
}
