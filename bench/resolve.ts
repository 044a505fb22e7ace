import { readFileSync } from "node:fs";
import { createWorkspace, overlay } from "../packages/resolver/src/index.js";
import type { Workspace } from "../packages/resolver/src/index.js";
import { nodeFileSystem } from "../packages/resolver/src/files/node-file-system.js";

/** Resolves every profile of the pipeline in a folder: in a fresh process, warm, and after edits of one file. */
const folder = process.argv[2]?.replaceAll("\\", "/").replace(/\/$/, "");
if (folder === undefined) {
  console.error("usage: bench resolve FOLDER, the absolute path of a pipeline");
  process.exit(2);
}

const root = `${folder}/nextflow.config`;
const buffers = new Map<string, string>();
const fileSystem = overlay(nodeFileSystem(), buffers);
let parsed = 0;
let resolved = 0;

function open(): Workspace {
  const observer = {
    parsed: () => {
      parsed++;
    },
    resolved: () => {
      resolved++;
    },
  };
  return createWorkspace(fileSystem, { boundary: folder ?? "/", observer });
}

function resolveAll(workspace: Workspace): void {
  const project = workspace.project(root);
  for (const variant of project.variants()) project.resolve(variant).options();
}

function measured(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function report(label: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const counts = `${parsed / times.length} files parsed, ${resolved / times.length} variants resolved`;
  console.log(`${label.padEnd(40)} ${median.toFixed(1).padStart(8)} ms  (${counts})`);
  parsed = 0;
  resolved = 0;
}

const afresh = (): number =>
  measured(() => {
    resolveAll(open());
  });
report("cold, in a fresh process", [afresh()]);
const rounds = Array.from({ length: 20 });
report("a new workspace, warm", rounds.map(afresh));

const workspace = open();
resolveAll(workspace);
parsed = resolved = 0;
for (const file of process.argv.slice(3).length > 0 ? process.argv.slice(3) : ["nextflow.config"]) {
  const path = `${folder}/${file}`;
  const text = readFileSync(path, "utf8");
  const edit = (_: unknown, round: number): number => {
    buffers.set(path, `${text}\n// edit ${round}\n`);
    return measured(() => {
      workspace.changed([path]);
      resolveAll(workspace);
    });
  };
  report(`after an edit of ${file}`, rounds.map(edit));
}
