import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { EditorSession } from "../packages/lsp/test/editor-session.js";
import { HOSTILE_INPUTS } from "./hostile/inputs.js";
import type { HostileInput } from "./hostile/inputs.js";

/**
 * What keeps an editor waiting for answers while an input is open that is made to cost much. Asks the built command the
 * whole time that it works on the input. A request waits until the server has worked 200 ms for it, and looked at is every
 * 50 ms; then it waits for what the relay itself works, which is counted: the processor time of its thread, which other
 * processes leave alone (on Linux; elsewhere the clock's time). Beside it stands what the clock says. Words on the command
 * line choose the inputs that have one of them in their name.
 */
const COMMAND = resolve("packages/cli/dist/nf-lint.js");

/** A person waits half a second. */
const MOST_MS = 250;

/** An input that is worked on for longer is not waited for. */
const LONGEST_MS = 6000;

const PAUSE_MS = 50;

interface Measured {
  readonly asked: number;
  /** By the relay, in milliseconds of processor time, while a request waited. */
  readonly worked: number;
  /** On the clock. */
  readonly longest: number;
  readonly exit: number;
}

/** The processor time of a process's main thread, in milliseconds. */
function workOf(process: number): number {
  try {
    const [, numbers = ""] = readFileSync(`/proc/${process}/task/${process}/stat`, "utf8").split(") ");
    const [user, system] = numbers.split(" ").slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10;
  } catch {
    return performance.now();
  }
}

async function measure(input: HostileInput): Promise<Measured> {
  const files = input.files();
  const session = new EditorSession(files, [COMMAND, "lsp"]);
  const { connection } = session;
  await session.start();
  const [name = "", text = ""] = Object.entries(files)[0] ?? [];
  const textDocument = { uri: session.uri(name) };
  const opened = performance.now();
  await session.open(name, text);
  let worked = 0;
  let longest = 0;
  let asked = 0;
  let quick = 0;
  // A few quick answers at once: the work is done.
  while (quick < 5 && performance.now() - opened < LONGEST_MS) {
    const position = { line: 0, character: 3 };
    const start = performance.now();
    const before = workOf(session.process);
    const wait = async (answer: Promise<unknown>): Promise<void> => {
      await answer;
      worked = Math.max(worked, workOf(session.process) - before);
      longest = Math.max(longest, performance.now() - start);
      asked += 1;
    };
    await Promise.all([
      wait(connection.sendRequest("textDocument/hover", { textDocument, position })),
      wait(connection.sendRequest("textDocument/completion", { textDocument, position })),
      wait(connection.sendRequest("textDocument/documentSymbol", { textDocument })),
    ]);
    quick = performance.now() - start < 150 ? quick + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const end = performance.now();
  await session.stop();
  const exit = performance.now() - end;
  return { asked, worked, longest, exit };
}

const words = process.argv.slice(2);
const chosen = HOSTILE_INPUTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
let broken = 0;
console.log(
  `${"input".padEnd(44)}${"asked".padStart(7)}${"relay worked".padStart(14)}${"waited".padStart(10)}${"to exit".padStart(10)}`,
);
for (const input of chosen) {
  const { asked, worked, longest, exit } = await measure(input);
  const isBroken = worked > MOST_MS;
  if (isBroken) broken += 1;
  console.log(
    `${input.name.padEnd(44)}${String(asked).padStart(7)}${`${worked.toFixed(0)} ms`.padStart(14)}${`${longest.toFixed(0)} ms`.padStart(10)}${`${exit.toFixed(0)} ms`.padStart(10)}${isBroken ? "  beyond the bound" : ""}`,
  );
}
if (broken > 0) {
  console.error(`${broken} of ${chosen.length} inputs have the relay work for more than ${MOST_MS} ms.`);
  process.exitCode = 1;
}
