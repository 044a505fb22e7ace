import { memoryFileSystem } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";
import plugin from "eslint-plugin-nextflow";
import type { NextflowRule } from "eslint-plugin-nextflow";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fixFiles } from "../../src/fix/fix-files.js";
import type { FixRun } from "../../src/fix/fix-files.js";
import type { FixWriter } from "../../src/fix/write-changes.js";
import { describeFailure, describeNotice } from "../../src/failure.js";
import type { Settings } from "../../src/settings.js";

afterEach(() => {
  vi.restoreAllMocks();
});

type Files = Map<string, string>;

const inRepo = (files: Readonly<Record<string, string>>): Files =>
  new Map([
    ["/repo/.git/HEAD", ""],
    ...Object.entries(files).map(([name, text]): [string, string] => [`/repo/${name}`, text]),
  ]);

const writerTo = (files: Files): FixWriter => ({
  isWritable: () => true,
  writeFile: (path, text) => files.set(path, text),
});

interface Run {
  readonly paths?: readonly string[];
  readonly settings?: Settings;
  readonly writer?: FixWriter;
  readonly fileSystem?: FileSystem;
}

function fix(files: Files, { paths = ["."], settings = {}, ...rest }: Run = {}): Promise<FixRun> {
  return fixFiles({ cwd: "/repo", fileSystem: memoryFileSystem(files), settings, ...rest }, paths);
}

/** The text of one file after its fixes. */
async function fixed(text: string, settings?: Settings): Promise<string> {
  const { changes } = await fix(inRepo({ "nextflow.config": text }), settings && { settings });
  return changes[0]?.after ?? text;
}

const failures = ({ result }: FixRun): string[] => result.failures.map(describeFailure);

const PINNED = "manifest.nextflowVersion = '!>=25.04.0'\n";

describe("fixes", () => {
  test("of which each can be made alone, and more than there are rounds, are no endless ones", async () => {
    const files = inRepo({ "nextflow.config": `$"${'$""'.repeat(12)}$"` });
    const run = await fix(files, { settings: { presets: ["nextflow"] } });
    expect(run.result.failures.map(({ kind }) => kind)).not.toContain("endless-fix");
    expect(run.changes[0]?.fixed).toBe(10);
  });

  test("are made in the file where the finding lies, and what is left is reported", async () => {
    const files = inRepo({
      "nextflow.config": "manifest.nextflowVersion = '>=25.04.0'\nincludeConfig 'conf/a.config'\n",
      "conf/a.config": "process.executor = 'awsbatch'\nprocess.errorStrategy = 'retyr'\n",
    });
    const { changes, result } = await fix(files);
    expect(changes).toEqual([
      {
        file: "conf/a.config",
        path: "/repo/conf/a.config",
        before: "process.executor = 'awsbatch'\nprocess.errorStrategy = 'retyr'\n",
        after: "process.executor = 'awsbatch'\nprocess.errorStrategy = 'retry'\n",
        fixed: 1,
      },
      expect.objectContaining({
        file: "nextflow.config",
        after: "manifest.nextflowVersion = '!>=25.04.0'\nincludeConfig 'conf/a.config'\n",
        fixed: 1,
      }),
    ]);
    expect(result.findings.map(({ ruleId }) => ruleId)).toContain("require-resource-labels");
    expect(result.findings.filter((finding) => finding.fix)).toEqual([]);
  });

  test("are made in files that were asked for only", async () => {
    const files = inRepo({
      "nextflow.config": "manifest.nextflowVersion = '>=25.04.0'\nincludeConfig 'conf/a.config'\n",
      "conf/a.config": "process.errorStrategy = 'retyr'\n",
    });
    const { changes } = await fix(files, { paths: ["conf"] });
    expect(changes.map(({ file }) => file)).toEqual(["conf/a.config"]);
  });

  test("of several findings in one file are all made", async () => {
    expect(await fixed(`${PINNED}process {\n  cpuss = 2\n  memory 8.GB\n  errorStrategy = 'retyr'\n}\n`)).toBe(
      `${PINNED}process {\n  cpus = 2\n  memory = 8.GB\n  errorStrategy = 'retry'\n}\n`,
    );
  });

  test("that touch each other are made one after the other", async () => {
    const list = "valid-executor, valid-selector, no-unknown-option, valid-directive, no-removed-option";
    expect(await fixed(`${PINNED}process.cpus = 1 // nf-lint-disable-line ${list}\n`)).toBe(
      `${PINNED}process.cpus = 1\n`,
    );
  });

  test("that one fix makes possible are made too", async () => {
    // Only when the rule's name is right is it seen that the comment suppresses nothing.
    expect(await fixed(`${PINNED}// nf-lint-disable-next-line valid-executer\nprocess.cpus = 1\n`)).toBe(
      `${PINNED}process.cpus = 1\n`,
    );
  });

  test("of what only the legacy parser takes keep what every profile comes to, blocks in each other too", async () => {
    const text =
      "aws.batch {\n  maxSpotAttempts = 3\n}\nprofiles {\n  p {\n    aws.client { s3.x { y = 1 } }\n  }\n}\n";
    const run = await fix(inRepo({ "nextflow.config": `#!/usr/bin/env nextflow\n${PINNED}${text}` }), {
      settings: { presets: [], rules: { "strict-syntax": "error" } },
    });
    expect(run.changes.map(({ after }) => after)).toEqual([
      `${PINNED}aws { batch {\n  maxSpotAttempts = 3\n} }\nprofiles {\n  p {\n    aws { client { s3 { x { y = 1 } } } }\n  }\n}\n`,
    ]);
    expect(run.result.findings).toEqual([]);
    expect(failures(run)).toEqual([]);
  });

  test("keep CRLF", async () => {
    const text =
      "manifest.nextflowVersion = '>=25.04.0'\r\n// nf-lint-disable-line valid-executor\r\nprocess.cpuss = 1\r\n";
    expect(await fixed(text)).toBe("manifest.nextflowVersion = '!>=25.04.0'\r\nprocess.cpus = 1\r\n");
  });

  test("take a byte order mark off, and keep the rest", async () => {
    expect(await fixed(`\ufeff${PINNED}`)).toBe(PINNED);
    expect(await fixed("\ufeffmanifest.nextflowVersion = '>=25.04.0'\r\n")).toBe(PINNED.replace("\n", "\r\n"));
  });

  test("behind a byte order mark that stays are in the right place", async () => {
    const text = "\ufeffmanifest.nextflowVersion = '>=25.04.0'\n";
    expect(await fixed(text, { rules: { syntax: "off" } })).toBe(`\ufeff${PINNED}`);
  });

  test("find their place behind characters of two units", async () => {
    expect(await fixed("params.x = '🧬'; manifest.nextflowVersion = /* 🧬 */ '>=25.04.0'\n")).toBe(
      "params.x = '🧬'; manifest.nextflowVersion = /* 🧬 */ '!>=25.04.0'\n",
    );
  });

  test("are no suggestions", async () => {
    const text = `${PINNED}process.executor = 'google-batch'\ngoogle.batch.spot = true\n`;
    const { changes, result } = await fix(inRepo({ "nextflow.config": text }));
    expect(result.findings.some(({ suggestions = [] }) => suggestions.length > 0)).toBe(true);
    expect(changes).toEqual([]);
  });

  test("of suppressed findings are not made", async () => {
    const text =
      "// nf-lint-disable-next-line pin-nextflow-version -- the platform pins\nmanifest.nextflowVersion = '>=25.04.0'\n";
    expect(await fixed(text)).toBe(text);
  });

  test("of rules that are off are not made", async () => {
    const text = "manifest.nextflowVersion = '>=25.04.0'\n";
    expect(await fixed(text, { rules: { "pin-nextflow-version": "off" } })).toBe(text);
  });

  test("leave the disk alone without a writer", async () => {
    const files = inRepo({ "nextflow.config": "manifest.nextflowVersion = '>=25.04.0'\n" });
    await fix(files);
    expect(files.get("/repo/nextflow.config")).toBe("manifest.nextflowVersion = '>=25.04.0'\n");
  });
});

describe("unneeded comments", () => {
  test.each([
    ["alone", "// nf-lint-disable-next-line valid-executor\n", ""],
    [
      "one of two rules",
      "// nf-lint-disable-next-line valid-executor, no-unknown-option -- ours\nprocess.cpuz = 1\n",
      "// nf-lint-disable-next-line no-unknown-option -- ours\nprocess.cpuz = 1\n",
    ],
    [
      "the other",
      "// nf-lint-disable-next-line no-unknown-option, valid-executor -- ours\nprocess.cpuz = 1\n",
      "// nf-lint-disable-next-line no-unknown-option -- ours\nprocess.cpuz = 1\n",
    ],
    [
      "a pair",
      "/* nf-lint-disable valid-executor */\nprocess.cpus = 1\n/* nf-lint-enable valid-executor */\n",
      "process.cpus = 1\n",
    ],
    [
      "in a closure",
      "process.memory = {\n  // nf-lint-disable-next-line\n  2.GB * task.attempt\n}\n",
      "process.memory = {\n  2.GB * task.attempt\n}\n",
    ],
    [
      "misspelt, and needed",
      "process.cpuz = 1 // nf-lint-disable-lien no-unknown-option\n",
      "process.cpuz = 1 // nf-lint-disable-line no-unknown-option\n",
    ],
  ])("go: %s", async (_, text, expected) => {
    expect(await fixed(PINNED + text)).toBe(PINNED + expected);
  });

  test("stay in a run that looks at some profiles only", async () => {
    const text = `${PINNED}// nf-lint-disable-next-line valid-executor\n`;
    expect(await fixed(text, { onlyProfiles: [[]] })).toBe(text);
  });
});

/** A rule whose fix replaces the first occurrence of a text by another. */
function fixing(id: string, ...replacements: readonly (readonly [string, string])[]): void {
  const rule = plugin.rules[id];
  if (rule === undefined) throw new Error(`The rule ${id} is gone.`);
  const create: NextflowRule["create"] = (context) => ({
    ConfigFile() {
      const { text } = context.sourceCode as unknown as { text: string };
      for (const [from, to] of replacements) {
        const at = text.indexOf(from);
        if (at < 0) continue;
        context.report({
          message: `${from} is to be ${to}.`,
          loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
          fix: () => ({ range: [at, at + from.length], text: to }),
        });
      }
    },
  });
  vi.spyOn(rule, "create").mockImplementation(create);
}

describe("a fix that does harm is not made, is told as a bug of ours, and the others are made", () => {
  const text = `${PINNED}process.cpus = 1\nprocess.time = '1h'\nprocess.errorStrategy = 'retyr'\n`;
  const others = text.replace("retyr", "retry");

  test.each([
    [
      "text that does not parse",
      "valid-executor",
      ["= 1\n", "= (1\n"],
      "a fix of valid-executor would leave text that does not parse, and was not made.",
    ],
    [
      "a configuration that Nextflow refuses",
      "valid-executor",
      ["= 1\n", "= nosuch.name()\n"],
      "a fix of valid-executor would make Nextflow refuse the configuration, and was not made.",
    ],
    [
      "a value more, from another rule that keeps them",
      "strict-syntax",
      ["= 1\n", "= 1; process.disk = '1 GB'\n"],
      "a fix of strict-syntax would change what the configuration comes to, and was not made.",
    ],
    [
      "other values, from a rule that keeps them",
      "no-unused-suppression",
      ["= 1\n", "= 2\n"],
      "a fix of no-unused-suppression would change what the configuration comes to, and was not made.",
    ],
  ] as const)("%s", async (_, id, replacement, message) => {
    fixing(id, replacement);
    const run = await fix(inRepo({ "nextflow.config": text }));
    expect(run.changes.map(({ after }) => after)).toEqual([others]);
    expect(failures(run)).toEqual([`nextflow.config: ${message}`]);
  });

  test("other values of an including project", async () => {
    fixing("no-unused-suppression", ["low = 1", "low = 2"]);
    const files = inRepo({
      "nextflow.config": `${PINNED}includeConfig 'a.config'\nprocess.cpus = params.low\n`,
      "a.config": "params.low = 1\n",
    });
    const run = await fix(files, { paths: ["a.config"] });
    expect(run.changes).toEqual([]);
    expect(failures(run)).toHaveLength(1);
  });

  test("a comment in a closure is no value", async () => {
    fixing("no-unused-suppression", ["/* odd */ ", ""]);
    const closure = `${PINNED}process.cpus = { /* odd */ 1 }\n`;
    const run = await fix(inRepo({ "nextflow.config": closure }));
    expect(failures(run)).toEqual([]);
    expect(run.changes.map(({ after }) => after)).toEqual([`${PINNED}process.cpus = { 1 }\n`]);
  });

  test("fixes that do no harm alone, and do together", async () => {
    fixing("valid-executor", ["cpus = 1", "cpus = params.a"], ["'1h'\n", "params.b\n"]);
    const run = await fix(inRepo({ "nextflow.config": `params.a = 1\nparams.b = '2h'\n${text}` }));
    expect(failures(run)).toEqual([]);
    expect(run.changes[0]?.after).toBe(
      `params.a = 1\nparams.b = '2h'\n${others}`
        .replace("= 1\nprocess", "= params.a\nprocess")
        .replace("'1h'", "params.b"),
    );
  });

  test("fixes of two files of which those of one do harm together, and each alone does not", async () => {
    const files = inRepo({ "nextflow.config": `"$"="$"""`, "a.config": "executor'\n" });
    const run = await fix(files, { settings: { rules: { syntax: "error" } } });
    expect(Object.fromEntries(run.changes.map(({ file, after }) => [file, after]))).toEqual({
      "a.config": "executor ='\n",
      "nextflow.config": `"\\$"="$"""`,
    });
    expect(failures(run)).toEqual([]);
    expect(run.result.notices.map(describeNotice)).toEqual([
      'nextflow.config: a fix of syntax was not made, as the parser would then come to what is wrong at nextflow.config:1: Found `""`, but the end of the line was expected. Mend that first.',
    ]);
  });
});

describe("a fix that brings to light what else is wrong is not made, and that is told", () => {
  const notices = ({ result }: FixRun): string[] => result.notices.map(describeNotice);

  test("an expression that nothing came to", async () => {
    fixing("valid-executor", ["'off'", "false"]);
    const text = `${PINNED}params.spot = 'off'\nprocess.queue = params.spot ? 'a' : 'b'.toInteger()\nprocess.memry = '1 GB'\n`;
    const run = await fix(inRepo({ "nextflow.config": text }));
    expect(failures(run)).toEqual([]);
    expect(run.changes.map(({ after }) => after)).toEqual([text.replace("memry", "memory")]);
    expect(notices(run)).toEqual([
      'nextflow.config: a fix of valid-executor was not made, as Nextflow would then come to what is wrong at nextflow.config:3: NumberFormatException: For input string: "b". Mend that first.',
    ]);
  });

  test("text that the parser passed over", async () => {
    fixing("valid-executor", ["/*", ""]);
    const text = `${PINNED}process.cpus = 1 /*\nprocess.time = )\n// */\n`;
    const run = await fix(inRepo({ "nextflow.config": text }));
    expect(failures(run)).toEqual([]);
    expect(run.changes).toEqual([]);
    expect(notices(run)).toEqual([
      expect.stringMatching(
        /^nextflow\.config: a fix of valid-executor was not made, as the parser would then come to what is wrong at nextflow\.config:3: /,
      ),
    ]);
  });
});

describe("fixes that bring each other about are not made", () => {
  test("in a circle", async () => {
    fixing("valid-executor", ["cpus = 1", "cpus = 2"]);
    fixing("valid-option-value", ["cpus = 2", "cpus = 1"]);
    const run = await fix(
      inRepo({
        "nextflow.config": `${PINNED}process.cpus = 1\n`,
        "b/nextflow.config": "manifest.nextflowVersion = '>=25'\n",
      }),
    );
    expect(failures(run)).toEqual([
      "nextflow.config: the fixes of valid-executor and valid-option-value bring each other about, and were not made.",
    ]);
    expect(run.changes.map(({ file }) => file)).toEqual(["b/nextflow.config"]);
  });

  test("without end", async () => {
    fixing("valid-executor", ["cpus = ", "cpus = 1 + "]);
    const run = await fix(inRepo({ "nextflow.config": `${PINNED}process.cpus = 1\n` }));
    expect(failures(run)).toEqual([
      "nextflow.config: the fixes of valid-executor bring each other about, and were not made.",
    ]);
    expect(run.changes).toEqual([]);
  });

  test("and all others are", async () => {
    fixing("valid-executor", ["cpus = ", "cpus = 1 + "]);
    const text = `${PINNED}process.cpus = 1\nprocess.errorStrategy = 'retyr'\nprocess.memry = '1 GB'\n`;
    const run = await fix(inRepo({ "nextflow.config": text }));
    expect(failures(run)).toEqual([
      "nextflow.config: the fixes of valid-executor bring each other about, and were not made.",
    ]);
    expect(run.changes).toMatchObject([{ fixed: 2, after: text.replace("retyr", "retry").replace("memry", "memory") }]);
  });

  test("be it that several rules do not settle, each by itself", async () => {
    fixing("valid-executor", ["cpus = ", "cpus = 1 + "]);
    fixing("valid-option-value", ["disk = 1", "disk = 2"], ["disk = 2", "disk = 1"]);
    const text = "manifest.nextflowVersion = '>=25'\nprocess.cpus = 1\nprocess.disk = 1\n";
    const run = await fix(inRepo({ "nextflow.config": text }));
    expect(failures(run)).toEqual([
      "nextflow.config: the fixes of valid-executor and valid-option-value bring each other about, and were not made.",
    ]);
    expect(run.changes.map(({ after }) => after)).toEqual([text.replace(">=", "!>=")]);
  });

  test("a comment that suppresses nothing as more follows at once is no such fix", async () => {
    const comment = "// nf-lint-disable-line// nf-lint-disable-line";
    const run = await fix(inRepo({ "nextflow.config": `${PINNED}process.cpuss = 1 ${comment}\n` }));
    expect(failures(run)).toEqual([]);
    expect(run.changes.map(({ after }) => after)).toEqual([`${PINNED}process.cpus = 1 ${comment}\n`]);
    expect(run.result.findings.map(({ message }) => message)).toEqual([
      "`nf-lint-disable-line` suppresses nothing, as more text follows it at once. Write a blank behind it.",
    ]);
    expect(await fixed(`${PINNED}process.cpuss = 1 // nf-lint-disable-line: no-unknown-option\n`)).toBe(
      `${PINNED}process.cpuss = 1 // nf-lint-disable-line no-unknown-option\n`,
    );
  });
});

describe("writing", () => {
  const UNPINNED = "manifest.nextflowVersion = '>=25.04.0'\n";

  test("writes each changed file once", async () => {
    const files = inRepo({ "nextflow.config": UNPINNED, "b/nextflow.config": PINNED });
    const written: string[] = [];
    const writer: FixWriter = { isWritable: () => true, writeFile: (path) => written.push(path) };
    const { changes } = await fix(files, { writer });
    expect(written).toEqual(["/repo/nextflow.config"]);
    expect(changes).toHaveLength(1);
  });

  test("a second run changes nothing", async () => {
    const files = inRepo({ "nextflow.config": UNPINNED });
    await fix(files, { writer: writerTo(files) });
    expect((await fix(files)).changes).toEqual([]);
  });

  test("a file that has changed meanwhile is left, and its findings stay", async () => {
    const files = inRepo({ "b/nextflow.config": UNPINNED, "nextflow.config": UNPINNED });
    const run = await fix(files, {
      writer: {
        isWritable: () => true,
        // While one file is written, somebody saves the other.
        writeFile: (path, text) => files.set(path, text).set("/repo/nextflow.config", `// new\n${UNPINNED}`),
      },
    });
    expect(failures(run)).toEqual([
      "nextflow.config: changed while nf-lint was at work, and was left as it is. Run nf-lint again.",
    ]);
    expect(run.changes.map(({ file }) => file)).toEqual(["b/nextflow.config"]);
    expect(run.result.findings).toMatchObject([{ ruleId: "pin-nextflow-version", range: { start: { line: 2 } } }]);
  });

  test("a read-only file is left, and the others are written", async () => {
    const files = inRepo({ "nextflow.config": UNPINNED, "b/nextflow.config": UNPINNED });
    const writer = { ...writerTo(files), isWritable: (path: string) => path !== "/repo/nextflow.config" };
    const run = await fix(files, { writer });
    expect(failures(run)).toEqual(["nextflow.config: has fixes, and is read-only."]);
    expect(run.changes.map(({ file }) => file)).toEqual(["b/nextflow.config"]);
    expect(files.get("/repo/b/nextflow.config")).toBe(PINNED);
    expect(run.result.findings).toMatchObject([{ file: "nextflow.config", ruleId: "pin-nextflow-version" }]);
  });

  test("a file that cannot be written is told in the system's words", async () => {
    const files = inRepo({ "nextflow.config": UNPINNED });
    const writer: FixWriter = {
      isWritable: () => true,
      writeFile: () => {
        throw new Error("ENOSPC: no space left on device");
      },
    };
    expect(failures(await fix(files, { writer }))).toEqual([
      "nextflow.config: could not be written: ENOSPC: no space left on device",
    ]);
  });

  /** `/repo/link.config` leads to another file. */
  const linkTo = (target: string, files: Files): FileSystem => {
    const memory = memoryFileSystem(files);
    const followed = (path: string): string => (path === "/repo/link.config" ? target : path);
    return {
      ...memory,
      readFile: (path) => memory.readFile(followed(path)),
      kind: (path) => memory.kind(followed(path)),
      realPath: (path) => memory.realPath(followed(path)),
    };
  };

  test("a file under two names is fixed once", async () => {
    const files = inRepo({ "real.config": "process.cpuss = 1\n" });
    const run = await fix(files, {
      paths: ["link.config", "real.config"],
      fileSystem: linkTo("/repo/real.config", files),
      writer: writerTo(files),
    });
    expect(failures(run)).toEqual([]);
    expect(run.changes).toMatchObject([{ after: "process.cpus = 1\n", fixed: 1 }]);
    expect(run.result.findings).toEqual([]);
  });

  test("no file outside of the project is written, whatever links to it", async () => {
    const files = inRepo({ "nextflow.config": PINNED });
    files.set("/home/me/x.config", "process.cpuss = 1\n");
    const run = await fix(files, {
      paths: ["link.config"],
      fileSystem: linkTo("/home/me/x.config", files),
      writer: { isWritable: () => true, writeFile: () => expect.unreachable() },
    });
    expect(failures(run)).toEqual([
      "link.config: has fixes, and is a link to a file outside of the project. Fix that file itself.",
    ]);
  });
});
