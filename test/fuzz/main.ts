import { parseArgs } from "node:util";
import { INPUT_KINDS } from "./inputs/input.js";
import type { Input, InputKind } from "./inputs/input.js";
import { makeInput } from "./inputs/make-input.js";
import { realFiles } from "./inputs/real-files.js";
import { isKnown } from "./known-faults.js";
import { shrink } from "./shrink.js";
import { sameFault } from "./trials/fault.js";
import type { Fault } from "./trials/fault.js";
import { TrialThread } from "./trials/trial-thread.js";

/**
 * Inputs that nobody would write, until time or inputs are used up: `--seed N`, `--minutes M` by the clock, `--inputs N`,
 * `--from N` to begin at an input, `--kind NAME` (several), `--corpus FOLDER` (several) with real files to start from.
 * Everything that goes wrong is told with the smallest input that does it; then the status is 1.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    minutes: { type: "string" },
    inputs: { type: "string" },
    from: { type: "string", default: "0" },
    kind: { type: "string", multiple: true, default: [...INPUT_KINDS] },
    corpus: { type: "string", multiple: true, default: [] },
    worker: { type: "string", default: "" },
    server: { type: "string", default: "" },
  },
});

const wrongKinds = values.kind.filter((kind) => !INPUT_KINDS.some((one) => one === kind));
const wrongNumbers = [values.seed, values.minutes, values.inputs, values.from].filter(
  (one) => !(Number(one ?? 0) >= 0),
);
if (wrongKinds.length > 0 || wrongNumbers.length > 0) {
  console.error(`Not understood: ${[...wrongKinds, ...wrongNumbers].join(", ")}. Kinds are ${INPUT_KINDS.join(", ")}.`);
  process.exit(2);
}

const seed = Number(values.seed);
const kinds = values.kind as InputKind[];
const first = Number(values.from);
const end = values.inputs === undefined ? Infinity : first + Number(values.inputs);
const minutes = values.minutes === undefined && end === Infinity ? 1 : Number(values.minutes ?? Infinity);
const ends = Date.now() + minutes * 60_000;
const real = realFiles(process.cwd(), values.corpus);
const thread = new TrialThread(values.worker, { server: values.server });
const counts = new Map<InputKind, number>();
const found: { readonly fault: Fault; times: number }[] = [];
let time = 0;
let number = first;

for (; number < end && Date.now() < ends; number += 1) {
  const input = makeInput(seed, number, real, kinds);
  counts.set(input.kind, (counts.get(input.kind) ?? 0) + 1);
  const tried = await thread.try(input);
  time += tried.time;
  for (const fault of tried.faults) {
    const same = found.find((one) => sameFault(one.fault, fault));
    if (same !== undefined) {
      same.times += 1;
      continue;
    }
    found.push({ fault, times: 1 });
    await report(input, fault);
  }
  if (number % 10_000 === 9_999) console.log(`${number + 1 - first} inputs, ${found.length} faults`);
}
await thread.end();

const ofKinds = [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
console.log(
  `\n${number - first} inputs of seed ${seed} (${ofKinds}) in ${Math.round(time / 1000)} s of processor time.`,
);
for (const { fault, times } of found) console.log(`${times} × ${title(fault)}`);
const unknown = found.filter(({ fault }) => !isKnown(fault));
console.log(unknown.length === 0 ? "No fault." : `${unknown.length} faults.`);
process.exitCode = unknown.length === 0 ? 0 : 1;

function title({ kind, what, ...rest }: Fault): string {
  return `${isKnown({ kind, what, ...rest }) ? "known " : ""}${kind}: ${what}`;
}

async function report(input: Input, fault: Fault): Promise<void> {
  console.log(`\n${title(fault)}\n${fault.detail}`);
  console.log(
    `Again: pnpm fuzz --seed ${seed} --from ${number} --inputs 1${kinds.length < INPUT_KINDS.length ? kinds.map((kind) => ` --kind ${kind}`).join("") : ""}`,
  );
  if (isKnown(fault)) return;
  // What is stuck takes its time, each time.
  const smallest =
    fault.kind === "stuck"
      ? input
      : await shrink(input, async (part) => (await thread.try(part)).faults.some((one) => sameFault(one, fault)));
  console.log("The smallest input:");
  for (const [name, text] of Object.entries(smallest.files)) console.log(`--- ${name}\n${visible(text)}`);
  for (const edit of smallest.edits) console.log(`--- ${JSON.stringify(edit)}`);
}

/** Characters that a terminal would not show, as escapes. */
function visible(text: string): string {
  return text.replace(/[^\n\x20-\x7e]/gu, (character) =>
    JSON.stringify(character)
      .slice(1, -1)
      .replace(/^[^\\]$/u, (one) => `\\u{${one.codePointAt(0)?.toString(16) ?? ""}}`),
  );
}
