import type { Outcome } from '../../../kit/format/manifest/prediction-record.ts';

/** What the service counts. Every method is cheap enough for each request. */
export interface Metrics {
  observeRequest(route: string, status: number, seconds: number): void;
  observeBatch(rows: number): void;
  countPredictions(outcome: Outcome, rows: number): void;
  countSwap(): void;
  countFollowFault(): void;
  countHangUp(): void;
  /** Has these read too when Prometheus asks. */
  watch(gauges: Gauges): Promise<void>;
  /** The Prometheus text exposition format, and its content type. */
  expose(): Promise<{ type: string; text: string }>;
}

/** What is read when Prometheus asks. */
export interface Gauges {
  model(): { model: string; version: string; bundle: string };
  log(): { written: number; waiting: number; dropped: number } | undefined;
  /** 1 while the service follows its remote without a fault, 0 after one; left out where it follows nothing. */
  following?(): number;
}

/** Metrics in a registry of their own, beside those of the process (`process_…`, `nodejs_…`). */
export async function createMetrics(): Promise<Metrics> {
  const { Counter, Histogram, Registry, collectDefaultMetrics } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'slipway_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  });
  const batches = new Histogram({
    name: 'slipway_batch_rows',
    help: 'Rows in a batch given to the model.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 1024],
    registers: [register],
  });
  const count = (name: string, help: string) => new Counter({ name, help, registers: [register] });
  const predictions = new Counter({
    name: 'slipway_predictions_total',
    help: 'Rows asked about, by outcome.',
    labelNames: ['outcome'],
    registers: [register],
  });
  const swaps = count('slipway_model_swaps_total', 'Models taken into service after the first.');
  const faults = count('slipway_follow_faults_total', 'Polls of the Git remote that could not be acted on.');
  const hangUps = count('slipway_hang_ups_total', 'Requests whose client hung up before its answer.');
  return {
    observeRequest: (route, status, seconds) => requests.labels(route, String(status)).observe(seconds),
    observeBatch: (rows) => batches.observe(rows),
    countPredictions: (outcome, rows) => predictions.labels(outcome).inc(rows),
    countSwap: () => swaps.inc(),
    countFollowFault: () => faults.inc(),
    countHangUp: () => hangUps.inc(),
    watch: (gauges) => registerGauges(register, gauges),
    expose: async () => ({ type: register.contentType, text: await register.metrics() }),
  };
}

async function registerGauges(register: import('prom-client').Registry, gauges: Gauges): Promise<void> {
  const { Gauge } = await import('prom-client');
  const registers = [register];
  new Gauge({
    name: 'slipway_model_info',
    help: 'The model in service.',
    labelNames: ['model', 'version', 'bundle'],
    registers,
    collect() {
      this.reset();
      this.set(gauges.model(), 1);
    },
  });
  new Gauge({
    name: 'slipway_log_records',
    help: 'Records of the predictions log, by state.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, records] of Object.entries(gauges.log() ?? {})) this.set({ state }, records);
    },
  });
  const { following } = gauges;
  if (!following) return;
  new Gauge({
    name: 'slipway_following',
    help: '1 while the Git remote is followed without a fault.',
    registers,
    collect() {
      this.set(following());
    },
  });
}
