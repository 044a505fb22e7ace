import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Input } from "../inputs/input.js";
import type { Fault } from "./fault.js";
import type { Tried, WorkerData } from "./worker.js";

/** What takes more of the processor's time is taken for stuck. */
const LONGEST_MS = 20_000;

/** What takes longer by the clock, on the busiest machine: it waits for something. */
const LONGEST_WAIT_MS = 600_000;

/** The stack is that of a process's main thread: what overflows there has to overflow here. */
const LIMITS = { maxOldGenerationSizeMb: 1000, stackSizeMb: 1 };

/** Tries inputs in a thread. One that is stuck, or takes all memory, costs the thread, and the next gets a new one. */
export class TrialThread {
  readonly #script: string;
  readonly #data: WorkerData;
  #worker: Worker | undefined;

  /** @param script The bundle of the worker. */
  constructor(script: string, data: WorkerData) {
    this.#script = script;
    this.#data = data;
  }

  async try(input: Input): Promise<Tried> {
    this.#worker ??= new Worker(this.#script, { workerData: this.#data, resourceLimits: LIMITS });
    const worker = this.#worker;
    const watch = new AbortController();
    const lost = await Promise.race([answerOf(worker, input), stuck(worker, input, watch.signal)]);
    watch.abort();
    worker.removeAllListeners("message").removeAllListeners("error");
    if ("faults" in lost) return lost;
    await this.end();
    return { faults: [lost], time: 0 };
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.on("error", () => undefined);
    await worker?.terminate();
  }
}

function answerOf(worker: Worker, input: Input): Promise<Tried | Fault> {
  return new Promise((resolve) => {
    worker.once("message", resolve);
    worker.once("error", (error: Error & { code?: string }) => {
      const kind = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "throw";
      resolve({ kind, what: `${input.kind}: ${error.message}`, detail: error.stack ?? "" });
    });
    worker.postMessage(input);
  });
}

/** Resolves when the input has taken too long. */
async function stuck(worker: Worker, { kind }: Input, signal: AbortSignal): Promise<Fault> {
  const waiting = { signal, ref: false };
  const starts = performance.now();
  let began: number | undefined;
  for (;;) {
    await setTimeout(1000, undefined, waiting).catch(() => undefined);
    if (signal.aborted) return new Promise(() => undefined);
    began ??= await timeOf(worker);
    const time = (await timeOf(worker)) - began;
    if (time > LONGEST_MS) return { kind: "stuck", what: kind, detail: `no end after ${Math.round(time)} ms` };
    if (performance.now() - starts > LONGEST_WAIT_MS) return { kind: "stuck", what: kind, detail: "waits without end" };
  }
}

/** The processor's time that a thread has taken, in milliseconds; 0 as long as it has not begun. */
async function timeOf(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
  return (user + system) / 1000;
}
