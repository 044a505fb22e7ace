import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { nodeFileSystem } from "../packages/linter/src/node.js";
import { DiagnosticsQueue } from "../packages/lsp/src/diagnostics/diagnostics-queue.js";
import { hover } from "../packages/lsp/src/features/hover.js";
import { completion } from "../packages/lsp/src/features/completion.js";
import { keepSmall } from "../packages/lsp/src/node.js";
import { ProjectWorkspace } from "../packages/lsp/src/projects/project-workspace.js";

/**
 * What the language server costs: from opening a pipeline's folder to its first diagnostics, from a keystroke in its
 * `nextflow.config` to the diagnostics of all its files, and the memory with all configurations of a folder open.
 * Times are what the server's process works, so that a busy machine bends them little. `bench/README.md` holds the figures that
 * this last gave. Arguments: folders, a pipeline's or any other.
 */

const KEYSTROKES = 500;

/** In the first keystrokes the code is still being compiled. */
const COLD = 100;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function shown(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `p50 ${shown(percentile(sorted, 0.5))}, p95 ${shown(percentile(sorted, 0.95))}, max ${shown(percentile(sorted, 1))}`;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** What the process has worked, collecting garbage included: unlike the clock's, a time that other processes leave alone. */
function serverTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function residentMemory(): string {
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  return `${(rss / 2 ** 20).toFixed(0)} MB, ${(heapUsed / 2 ** 20).toFixed(0)} MB of it in use`;
}

class Server {
  readonly workspace = new ProjectWorkspace(nodeFileSystem());
  readonly queue: DiagnosticsQueue;
  diagnostics = 0;

  constructor(folder: string) {
    this.workspace.openFolders([folder]);
    this.queue = new DiagnosticsQueue(
      this.workspace,
      (_path, diagnostics) => (this.diagnostics += diagnostics.length),
      (error) => {
        throw error;
      },
    );
  }

  /** As after an edit of an open document: from the new text to what is published of all files that depend on it. */
  async edit(path: string, text: string): Promise<number> {
    const start = serverTime();
    const before = this.workspace.relatedTo([path]);
    this.queue.overtaken();
    this.workspace.edit(path, text);
    await this.queue.add([...before, ...this.workspace.relatedTo([path])]);
    return serverTime() - start;
  }
}

/** Types a setting, letter by letter, at some places of the file, and takes it back. */
async function keystrokes(server: Server, path: string): Promise<void> {
  const text = readFileSync(path, "utf8");
  const typed = "\nprocess.maxRetries = 3\n";
  const lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const times: number[] = [];
  for (let count = 0; times.length < KEYSTROKES; count += 1) {
    const at = lineEnds[(count * 37) % lineEnds.length] ?? text.length;
    for (let letters = 1; letters <= typed.length; letters += 1) {
      times.push(await server.edit(path, text.slice(0, at) + typed.slice(0, letters) + text.slice(at)));
    }
  }
  await server.edit(path, text);
  console.log(`  the first ${COLD} keystrokes to diagnostics: ${percentiles(times.slice(0, COLD))}`);
  console.log(`  the next ${times.length - COLD}: ${percentiles(times.slice(COLD))}`);

  const document = server.workspace.document(path);
  if (document === undefined) return;
  const positions = lineEnds.map((offset) => document.positionAt(offset - 3));
  for (const [name, feature] of Object.entries({ hover, completion })) {
    const answers = positions.map((position) => {
      const start = performance.now();
      feature(document, position, server.workspace);
      return performance.now() - start;
    });
    console.log(`  ${name}: ${percentiles(answers)}`);
  }
}

async function measure(folder: string): Promise<void> {
  const configs = globSync("**/*.config", { cwd: folder });
  console.log(`${folder}: ${configs.length} configurations`);
  const server = new Server(folder);
  const start = serverTime();
  await server.queue.add([folder]);
  console.log(`  open to first diagnostics: ${shown(serverTime() - start)}, ${server.diagnostics} diagnostics`);
  console.log(`  resident: ${residentMemory()}`);

  const root = join(folder, "nextflow.config");
  if (existsSync(root)) await keystrokes(server, root);
  for (const config of configs) {
    const path = join(folder, config);
    if (statSync(path).isFile()) server.workspace.edit(path, readFileSync(path, "utf8"));
  }
  await server.queue.add([folder]);
  console.log(`  resident with all of them open: ${residentMemory()}`);
}

keepSmall();
const folders = process.argv.slice(2);
if (folders.length === 0) console.log("Name the folders of some pipelines.");
for (const folder of folders) await measure(resolve(folder));
