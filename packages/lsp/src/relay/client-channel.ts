import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { MessageReader, MessageWriter } from "vscode-languageserver/node";

/** The way to a client and back. */
export interface ClientChannel {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/**
 * The channel that a process's arguments name: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`, the latter two
 * in two arguments as well.
 *
 * @throws Where they name none.
 */
export function clientChannel(argv: readonly string[]): ClientChannel {
  if (argv.includes("--stdio"))
    return { reader: new StreamMessageReader(process.stdin), writer: new StreamMessageWriter(process.stdout) };
  if (argv.includes("--node-ipc"))
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  const port = Number(valueOf("--socket", argv));
  const pipe = valueOf("--pipe", argv);
  if (!Number.isInteger(port) && pipe === undefined)
    throw new Error("Say how the client is reached: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.");
  const [reader, writer] = pipe === undefined ? createServerSocketTransport(port) : createServerPipeTransport(pipe);
  return { reader, writer };
}

/** The process whose child the server is, where the arguments name it. */
export function clientProcess(argv: readonly string[]): number | undefined {
  const id = Number(valueOf("--clientProcessId", argv));
  return Number.isInteger(id) ? id : undefined;
}

function valueOf(option: string, argv: readonly string[]): string | undefined {
  const joined = argv.find((one) => one.startsWith(`${option}=`));
  if (joined !== undefined) return joined.slice(option.length + 1);
  const at = argv.indexOf(option);
  return at < 0 ? undefined : argv[at + 1];
}
