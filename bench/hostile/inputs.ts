/** Texts by the path below the root of the repository. */
export type Repository = Readonly<Record<string, string>>;

/** A repository that is small to write and dear to work out. */
export interface HostileInput {
  readonly name: string;
  readonly files: () => Repository;
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n") + "\n";

const one = (name: string, text: () => string): HostileInput => ({
  name,
  files: () => ({ "nextflow.config": text() }),
});

/** Each file includes the next one twice, once by way of a path that is not known. */
function twoWays(): Repository {
  const chain = Array.from({ length: 7 }, (_, index): [string, string] => {
    const next = `${index + 1}.config`;
    const includes = `includeConfig params.q ? '${next}' : './${next}'\nincludeConfig '${next}'\n`;
    return [`c/${index}.config`, (index === 5 ? "params.end = 1\n" : "") + (index === 6 ? "" : includes)];
  });
  return {
    "nextflow.config": "params.q = System.getenv('Q')\nincludeConfig 'c/0.config'\n",
    ...Object.fromEntries(chain),
  };
}

function profilesWithIncludes(profiles: number, includes: number): Repository {
  const files: Record<string, string> = {};
  for (let index = 0; index < includes; index++)
    files[`conf/${index}.config`] = `params.p${index} = ${index}\nprocess.cpus = ${index + 1}\n`;
  const all = lines(includes, (index) => `    includeConfig 'conf/${index}.config'`);
  return { "nextflow.config": `profiles {\n${lines(profiles, (index) => `  p${index} {\n${all}  }`)}}\n`, ...files };
}

/** Texts of about a megabyte in which each line is wrong in its own way. */
const MEGABYTE = 1_000_000;

function repeated(text: string): string {
  return text.repeat(Math.ceil(MEGABYTE / text.length));
}

export const HOSTILE_INPUTS: readonly HostileInput[] = [
  { name: "includes: two ways at each of 7 files", files: twoWays },
  one("values: 6,000 texts of a megabyte", () => lines(6000, (n) => `params.x${n} = ('ab' * 500000).toUpperCase()`)),
  one("values: 1,000 lists of 50,000", () => lines(1000, (n) => `params.x${n} = (1..50000).toList()`)),
  one(
    "values: a list read 30,000 times",
    () => "params.big = (1..50000).toList()\nparams.x = (1..30000).collect { params.big ? 1 : 0 }.size()\n",
  ),
  one("regex: \\b over a megabyte", () => "params.x = ('a' * 1000000).replaceAll(/\\bz/, 'y')\n"),
  one("regex: (?m)^ over a megabyte", () => "params.x = ('a' * 1000000).replaceAll(/(?m)^/, 'y')\n"),
  one("regex: looking back over a megabyte", () => "params.x = ('a' * 1000000).replaceAll(/(?<=b)z/, 'y')\n"),
  one("regex: 100 backtracking patterns", () => lines(100, (n) => `params.x${n} = ('a' * 30) ==~ /(a+)+b/`)),
  one(
    "profiles: 100 with loops of their own",
    () =>
      `profiles {\n${lines(100, (n) => `  p${n} { params.q = ${n} }`)}}\n${lines(30, (n) => `params.x${n} = (1..25000).collect { a -> a * params.q }.size()`)}`,
  ),
  one(
    "values: 20 doubling lists",
    () => `params.a0 = [1, 2]\n${lines(20, (n) => `params.a${n + 1} = [params.a${n}, params.a${n}]`)}${threeProfiles}`,
  ),
  one(
    "values: 20 doubling maps",
    () =>
      `params.a0 = [x: 1]\n${lines(20, (n) => `params.a${n + 1} = [x: params.a${n}, y: params.a${n}]`)}${threeProfiles}`,
  ),
  one(
    "values: 20 doubling lists and maps",
    () =>
      `params.a0 = [x: 1]\n${lines(20, (n) => `params.a${n + 1} = ${n % 2 ? `[x: params.a${n}, y: params.a${n}]` : `[params.a${n}, params.a${n}]`}`)}${threeProfiles}`,
  ),
  one("options: 30,000 unknown scopes", () => lines(30_000, (n) => `aws.bar${n}.baz = 2`)),
  one("options: 100,000 equal ones", () => lines(100_000, () => "aws.x = 1")),
  one("options: a megabyte of valid ones", () => valid(MEGABYTE)),
  one("options: five megabytes of valid ones", () => valid(5 * MEGABYTE - 100)),
  one("errors: 130,000 times {", () => "{".repeat(130_000)),
  one("errors: 130,000 times [", () => `params.x = ${"[".repeat(130_000)}`),
  one("errors: 130,000 times a {", () => "a {\n".repeat(130_000)),
  one("errors: a megabyte of )", () => repeated(")\n")),
  one("errors: a megabyte of = 1", () => repeated("a = = 1\n")),
  one("errors: a megabyte of if", () => repeated("if (x) { a = 1 }\n")),
  one("errors: a megabyte of words", () => repeated("foo bar baz\n")),
  one("errors: a megabyte of quotes", () => repeated("'")),
  one("errors: a megabyte of mixed brackets", () => repeated("([{)")),
  one("profiles: 3,000", () => `profiles {\n${lines(3000, (n) => `  p${n} { process.cpus = ${n} }`)}}\n`),
  { name: "profiles: 300 with 50 includes", files: () => profilesWithIncludes(300, 50) },
  one(
    "profiles: 1,000 over 9,900 options",
    () =>
      `${lines(9_900, (n) => `params.x${n} = ${n}`)}profiles {\n${lines(1000, (n) => `  p${n} { process.cpus = ${n} }`)}}\n`,
  ),
  one(
    "profiles: 1,000 over more options than are read",
    () =>
      `${lines(20_000, (n) => `params.x${n} = ${n}`)}profiles {\n${lines(1000, (n) => `  p${n} { process.cpus = ${n} }`)}}\n`,
  ),
  one(
    "profiles: 1,000, options behind them",
    () =>
      `profiles {\n${lines(1000, (n) => `  p${n} { params.q = ${n} }`)}}\n${lines(9_900, (n) => `params.x${n} = params.q`)}`,
  ),
  one(
    "selectors: 10,000",
    () => `process {\n${lines(10_000, (n) => `  withName: 'A${n}.*|B${n}' { cpus = ${n}; executor = 'awsbatch' }`)}}\n`,
  ),
  one("closures: 10,000 with branches", () =>
    lines(10_000, (n) => `process.ext.a${n} = { task.attempt > 1 ? params.x${n} : 'b' + "\${task.cpus}" }`),
  ),
  one("comments: a megabyte of suppressions", () => repeated("a.b = 1 // nf-lint-disable-line no-unknown-option\n")),
  one("maps: deep names", () => lines(5000, (n) => `params${".a".repeat(90)}.x${n} = 1`)),
  {
    name: "files: 10,000 that include one",
    files: () =>
      Object.fromEntries([
        ["base.config", "params.x = 1\n"],
        ...Array.from({ length: 10_000 }, (_, n): [string, string] => [
          `c${n}.config`,
          "includeConfig 'base.config'\n",
        ]),
      ]),
  },
  {
    name: "files: a chain of 2,000 includes",
    files: () =>
      Object.fromEntries(
        Array.from({ length: 2000 }, (_, n): [string, string] => [
          n === 0 ? "nextflow.config" : `c${n}.config`,
          `params.p${n} = 1\nincludeConfig 'c${n + 1}.config'\n`,
        ]),
      ),
  },
];

const threeProfiles = `profiles {\n${lines(3, (n) => `  p${n} { params.q = ${n} }`)}}\n`;

function valid(length: number): string {
  const block = (n: number): string =>
    `process {\n  withName: 'P${n}' {\n    cpus = 2\n    memory = 4.GB\n    ext.args = '--x ${n}'\n  }\n}\nparams.o${n} = "\${params.x}/y"\n`;
  const parts: string[] = ["params.x = 'a'\n"];
  let size = 0;
  for (let n = 0; size < length; n++) {
    const part = block(n);
    if (size + part.length > length) break;
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}
