import { kill } from "node:process";
import { setFlagsFromString } from "node:v8";
import { parentPort } from "node:worker_threads";
import { InitializeRequest, Message } from "vscode-languageserver";
import type { Connection, InitializeParams } from "vscode-languageserver";
import { clientChannel, clientProcess } from "./relay/client-channel.js";
import type { ClientChannel } from "./relay/client-channel.js";
import type { Answer } from "./relay/last-answers.js";
import { Relay } from "./relay/relay.js";
import type { RelaySides } from "./relay/relay.js";
import { isServerThread, startServerThread } from "./relay/server-thread.js";

/** How often is looked whether the client's process is still there, in milliseconds. */
const LOOK_MS = 3000;

/**
 * Serves over what the process's arguments name, `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`, and reads the
 * disk. The process ends when the client says so, or is gone.
 *
 * What takes long is done in a thread of its own, so that the client is never left without an answer.
 *
 * @param entry The program that calls this, which that thread runs as well: its file, or its text in CommonJS.
 * @throws Where the arguments name no way to the client.
 */
export async function startNodeServer(version: string, entry: URL | string): Promise<void> {
  if (isServerThread()) await serveInThread(version);
  else relay(entry, clientChannel(process.argv));
}

/** The server without a relay, for what wants to know how long each answer takes. */
export async function startLoneServer(version: string): Promise<void> {
  keepSmall();
  const { createConnection, ProposedFeatures } = await import("./node-connection.js");
  await serve(createConnection(ProposedFeatures.all), version);
}

async function serveInThread(version: string): Promise<void> {
  if (parentPort === null) throw new Error("A thread without a port.");
  const { createConnection, PortMessageReader, PortMessageWriter, ProposedFeatures } =
    await import("./node-connection.js");
  const [reader, writer] = [new PortMessageReader(parentPort), new PortMessageWriter(parentPort)];
  await serve(createConnection(ProposedFeatures.all, reader, writer), version);
}

/** Loads the server where it is needed: the thread that hands messages on has to be there at once. */
async function serve(connection: Connection, version: string): Promise<void> {
  const { nodeFileSystem } = await import("@nf-lint/linter/node");
  const { startServer } = await import("./server.js");
  startServer(connection, nodeFileSystem(), version);
}

function relay(entry: URL | string, { reader, writer }: ClientChannel): void {
  keepSmall();
  const between: Relay = new Relay({
    toClient: (message) => void writer.write(message).catch(ignored),
    startServer: () =>
      startServerThread(entry, {
        onMessage: (message) => {
          between.fromServer(message);
        },
        onEnd: (why) => {
          between.serverEnded(why);
        },
      }),
    exit: (status) => process.exit(status),
    worked: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    prepare: () => void provisionalAnswers().catch(ignored),
    provisionalAnswer: async (...request) => (await provisionalAnswers()).provisionalAnswer(...request),
  });
  const clientGone = (): void => {
    between.clientGone();
  };
  const watch = endWith(clientProcess(process.argv), clientGone);
  reader.onClose(clientGone);
  reader.onError(ignored);
  process.on("disconnect", clientGone);
  between.start();
  reader.listen((message) => {
    if (!watch && isInitialize(message)) endWith(message.params.processId, clientGone);
    between.fromClient(message);
  });
}

/** Loaded where they are needed: most servers are quick enough. */
function provisionalAnswers(): Promise<{
  readonly provisionalAnswer: (...request: Parameters<RelaySides["provisionalAnswer"]>) => Answer | undefined;
}> {
  return import("./relay/provisional-answers.js");
}

/** Looks again and again whether a process is still there. @returns Whether there is one to look for. */
function endWith(process: number | null | undefined, clientGone: () => void): boolean {
  if (typeof process !== "number") return false;
  setInterval(() => {
    try {
      kill(process, 0);
    } catch {
      clientGone();
    }
  }, LOOK_MS).unref();
  return true;
}

function isInitialize(message: Message): message is Message & { readonly params: Partial<InitializeParams> } {
  return (
    Message.isRequest(message) && message.method === InitializeRequest.method && typeof message.params === "object"
  );
}

/** What is said to a client that is gone is lost. */
function ignored(): void {
  // The end of the channel, if it is that, is told of by itself.
}

/**
 * Each edit makes much that is garbage with the next one. V8 would let the space for young objects grow and never give it
 * back; with a small one a server of a thousand configurations takes little more than half the memory, in the same time.
 * Of what lives for one edit it would let many times what is in use gather, and stop for half a second to clear that up;
 * with the threefold the memory after hundreds of edits is a third to a half as much, and so is the longest stop.
 */
export function keepSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=200");
}
