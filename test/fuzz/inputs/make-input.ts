import { GroovyGenerator } from "./groovy-generator.js";
import type { TypedEdit } from "../../../packages/lsp/test/typing-session.js";
import type { Input, InputKind } from "./input.js";
import { excerpt, mutated, spliced } from "./mutations.js";
import { Random } from "./random.js";
import type { RealFiles } from "./real-files.js";
import { CHARACTERS, INHERITED, TOKENS } from "./words.js";

/** The files of an input that is linted, by its kind. */
type Maker = (random: Random, real: RealFiles) => Readonly<Record<string, string>>;

const ROOT = "nextflow.config";

/** Lines of a real file. Most inputs are small: so there can be many, and much of a large file says nothing new. */
function part(texts: readonly string[], random: Random): string {
  return excerpt(random.pick(texts), random.onceIn(10) ? 300 : 25, random);
}

const SCRIPT = "process FOO { label 'big'\n script:\n '''\n echo\n '''\n}\nworkflow { FOO() }\n";

const SETTINGS = `extends: [recommended, production]
nextflow: '25.04'
profiles: [test, [a, b]]
params: &p { a: 1, b: [x, 2.5, null] }
env: { HOME: /home }
isolated: true
rules:
  syntax: warn
  require-resource-labels: [warn, { keys: { environment: [env], team: [] } }]
  require-spot-retries: [error, { onDemandQueues: '^(a+)+$' }]
overrides: [{ files: '**/*.config', rules: { strict-syntax: off } }]
ignore: ['conf/**', '!x']
`;

const YAML = [
  "*p",
  "&p",
  "!!set",
  "!!binary",
  "? ",
  "<<: *p",
  "---",
  "|",
  ">",
  "~",
  "[",
  "{",
  "- ",
  ": ",
  "'",
  ...INHERITED,
];

const MAKERS: Readonly<Record<InputKind, Maker>> = {
  mutation: (random, { configs }) => {
    const files = { [ROOT]: mutated(part(configs, random), random) };
    if (!random.onceIn(3)) return files;
    const including = `${files[ROOT]}\nincludeConfig 'a.config'\nprofiles { p { includeConfig 'a.config' } }\n`;
    return { [ROOT]: including, "a.config": mutated(part(configs, random), random) };
  },
  splice: (random, { configs }) => {
    const text = spliced(configs, random);
    return { [ROOT]: random.onceIn(2) ? mutated(text, random) : text };
  },
  generated: (random) => {
    const generator = new GroovyGenerator(random);
    const text = generator.config();
    return {
      [ROOT]: random.onceIn(5) ? mutated(text, random) : text,
      ...(text.includes("a.config") && { "a.config": generator.config() }),
    };
  },
  script: (random, { configs, scripts }) => ({
    [ROOT]: part(configs, random),
    "main.nf": mutated(random.onceIn(4) ? SCRIPT : part([...scripts, SCRIPT], random), random),
  }),
  settings: (random, { configs }) => {
    let settings = mutated(excerpt(SETTINGS, 20, random), random);
    if (random.onceIn(2)) {
      const at = random.below(settings.length + 1);
      settings = settings.slice(0, at) + random.pick(YAML) + settings.slice(at);
    }
    return { [ROOT]: excerpt(random.pick(configs), 10, random), ".nf-lint.yml": settings };
  },
  edits: (random, { configs }) => ({
    [ROOT]: `${part(configs, random)}\nincludeConfig 'a.config'\n`,
    "a.config": part(configs, random),
  }),
};

/** Of so many inputs, how many are of a kind. An edit in an editor takes much longer than all else. */
const SHARES: readonly (readonly [InputKind, number])[] = [
  ["mutation", 36],
  ["splice", 20],
  ["generated", 28],
  ["script", 9],
  ["settings", 6],
  ["edits", 1],
];

/** The input of a number: for a seed and the same real files always the same. */
export function makeInput(seed: number, number: number, real: RealFiles, kinds: readonly InputKind[]): Input {
  const random = new Random(seed, number);
  const shares = SHARES.filter(([kind]) => kinds.includes(kind));
  let at = random.below(shares.reduce((sum, [, share]) => sum + share, 0));
  const kind = shares.find(([, share]) => (at -= share) < 0)?.[0] ?? "mutation";
  const files = MAKERS[kind](random, real);
  return { kind, files, edits: kind === "edits" ? edits(files, random) : [] };
}

function edits(files: Readonly<Record<string, string>>, random: Random): readonly TypedEdit[] {
  return Array.from({ length: 20 }, () => {
    const [file, text] = random.pick(Object.entries(files));
    const typed = [random.pick(TOKENS), random.pick(CHARACTERS), new GroovyGenerator(random).expression(2), ""];
    return {
      file,
      start: random.below(text.length + 1),
      length: random.onceIn(2) ? 0 : random.below(20),
      text: random.pick(typed),
      asksAt: random.below(text.length + 1),
    };
  });
}
