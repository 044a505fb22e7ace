import { memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { createLinter } from "../src/linter.js";
import type { Settings } from "../src/settings.js";

const CODE = "manifest.name = 'a'\nprocess.executor = 'google-batch'\ngoogle.batch.spot = true\n";
const SUPPRESSED = CODE.replace(
  "google.batch.spot",
  "// nf-lint-disable-next-line require-fusion-snapshots -- short\ngoogle.batch.spot",
);

async function checklists(
  files: Readonly<Record<string, string>>,
  settings: Settings,
  paths: readonly string[] = ["."],
) {
  const linter = createLinter({
    cwd: "/repo",
    fileSystem: memoryFileSystem({ "/repo/.git/HEAD": "", ...files }),
    settings,
  });
  return (await linter.lint(paths)).checklists?.() ?? [];
}

async function stateOfSnapshots(code: string, settings: Settings): Promise<string | undefined> {
  const [first] = await checklists({ "/repo/nextflow.config": code }, settings);
  return first?.sections.flatMap(({ lines }) => lines).find(({ id }) => id === "A10.2")?.state;
}

test("there is none without the preset production", async () => {
  expect(await checklists({ "/repo/nextflow.config": CODE }, {})).toEqual([]);
});

test("its lines have the findings of their rules", async () => {
  expect(await stateOfSnapshots(CODE, { presets: ["production"] })).toBe("findings");
});

test("what comments or settings switch off has not passed", async () => {
  expect(await stateOfSnapshots(SUPPRESSED, { presets: ["production"] })).toBe("switched off");
  const rules = { "require-fusion-snapshots": "off" } as const;
  expect(await stateOfSnapshots(CODE, { presets: ["production"], rules })).toBe("switched off");
});

test("a rule that is off for some file of a project makes no line pass, nor one that speaks of isolated runs alone", async () => {
  const stateOf = async (id: string, settings: Settings) => {
    const files = { "/repo/nextflow.config": `${CODE}includeConfig 'a.config'\n`, "/repo/a.config": "" };
    const [first] = await checklists(files, { presets: ["production"], ...settings });
    return first?.sections.flatMap(({ lines }) => lines).find((line) => line.id === id)?.state;
  };
  const overrides = [{ files: ["a.config"], rules: { "no-cleanup": "off" } as const }];
  expect(await stateOf("A3.4", {})).toBe("passed");
  expect(await stateOf("A3.4", { directory: "/repo", overrides })).toBe("switched off");
  expect(await stateOf("C28", { rules: { "no-external-link": "warn" } })).toBe("switched off");
  expect(await stateOf("C28", { rules: { "no-external-link": "warn" }, isolated: true })).toBe("passed");
});

test("each pipeline has one, under the name of its root, and a site's file beside them none", async () => {
  const files = {
    "/repo/a/nextflow.config": CODE,
    "/repo/b/nextflow.config": CODE,
    "/repo/site.config": "process.cpus = 1\n",
  };
  const found = await checklists(files, { presets: ["production"] });
  expect(found.map(({ project }) => project)).toEqual(["a/nextflow.config", "b/nextflow.config"]);
});

test("what the settings leave out, or nobody asked about, makes no line pass", async () => {
  const files = {
    "/repo/nextflow.config": `${CODE}includeConfig 'a.config'\n`,
    "/repo/a.config": "",
    "/repo/main.nf": "include { A } from './a'\nworkflow { A() }\n",
    "/repo/a.nf": "process A {\n  container 'acme/a:1.0'\n\n  script:\n  'true'\n}\n",
  };
  const stateOf = async (id: string, settings: Settings, paths = ["."], others = {}) => {
    const [first] = await checklists(
      { ...files, ...others },
      { presets: ["production"], directory: "/repo", ...settings },
      paths,
    );
    return first?.sections.flatMap(({ lines }) => lines).find((line) => line.id === id)?.state;
  };
  // No setting that keeps later runs from resuming; credentials, in scripts as well.
  expect(await Promise.all(["A3.4", "A5.1"].map((id) => stateOf(id, {})))).toEqual(["passed", "passed"]);
  expect(await stateOf("A3.4", { ignore: ["a.config"] })).toBe("switched off");
  expect(await stateOf("A5.1", { ignore: ["a.config"] })).toBe("switched off");
  expect(await stateOf("A3.4", { ignore: ["a.nf"] })).toBe("passed");
  expect(await stateOf("A5.1", { ignore: ["a.nf"] })).toBe("switched off");
  expect(await stateOf("A5.1", {}, ["."], { "/repo/a.nf": "process A {" })).toBe("unknown");
  expect(await stateOf("A3.4", {}, ["nextflow.config"])).toBe("passed");
  expect(await stateOf("A5.1", {}, ["nextflow.config"])).toBe("unknown");
});

test("images of unlisted registries are unknown where the settings list none", async () => {
  const stateOf = async (rules: Settings["rules"], code = CODE) => {
    const [first] = await checklists(
      { "/repo/nextflow.config": `${code}process.container = 'registry.example.org/a:1.0'\n` },
      { presets: ["production", "isolated"], ...(rules && { rules }) },
    );
    return first?.sections.flatMap(({ lines }) => lines).find((line) => line.id === "C15")?.state;
  };
  const listed = (host: string) => ({ "no-unlisted-registry": ["warn", { allow: [host] }] }) as const;
  expect(await stateOf(undefined)).toBe("unknown");
  expect(await stateOf(listed("registry.example.org"))).toBe("passed");
  expect(await stateOf(listed("other.example.org"))).toBe("findings");
});
