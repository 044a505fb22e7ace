import { getHeapStatistics } from "node:v8";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import type { Message } from "vscode-languageserver";

/** What a thread finds that is to serve. */
const TO_SERVE = "nf-lint: serve";

/** Whether this thread is one that `startServerThread` has started. */
export function isServerThread(): boolean {
  return !isMainThread && workerData === TO_SERVE;
}

export interface ServerThreadListener {
  readonly onMessage: (message: Message) => void;
  /** The thread has broken down. */
  readonly onEnd: (why: string) => void;
}

/**
 * A thread that runs the process's program once more, to serve.
 *
 * @param entry The program: its file, or its text in CommonJS. Where `isServerThread` is true, it has to serve over the thread's port.
 * @returns The way to it.
 */
export function startServerThread(
  entry: URL | string,
  { onMessage, onEnd }: ServerThreadListener,
): (message: Message) => void {
  const thread = new Worker(entry, {
    eval: typeof entry === "string",
    argv: process.argv.slice(2),
    workerData: TO_SERVE,
    // The process's own output may be the way to the client.
    stdout: true,
    // As much as it would have in the main thread. When that is used up it ends alone.
    resourceLimits: { maxOldGenerationSizeMb: Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20) },
  });
  thread.stdout.pipe(process.stderr);
  thread.on("message", onMessage);
  let why: string | undefined;
  thread.on("error", (error) => {
    why = error instanceof Error ? error.message : String(error);
  });
  thread.on("exit", (status) => {
    onEnd(why ?? `its thread ended with status ${status}`);
  });
  return (message) => {
    thread.postMessage(message);
  };
}
