import { Linter } from "eslint";
import type { ESLint, Rule } from "eslint";
import nextflow, { defineProjectRule, findingDetails } from "eslint-plugin-nextflow";
import type { ConfigRule, ProjectProvider } from "eslint-plugin-nextflow";
import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { testRule } from "./rule-tester.js";

/** A rule of one's own on the resolved configuration, as the guide shows it. */
const noDefaultQueue = defineProjectRule({
  meta: {
    type: "problem",
    docs: { description: "Disallow the default queue" },
    messages: { found: "Everybody's jobs wait in 'default'. Use your group's queue." },
  },
  check({ config, report }) {
    const queue = config.option("process.queue");
    if (queue?.value.kind === "known" && queue.value.value === "default") report({ messageId: "found", place: queue.place });
  },
});

testRule("no-default-queue", noDefaultQueue, {
  valid: [{ name: "takes another queue", code: "process.queue = 'ours'" }],
  invalid: [
    {
      name: "finds the default queue of a profile in an included file",
      filename: "hpc.config",
      code: "process {\n  queue = 'default'\n}",
      files: { "nextflow.config": "profiles {\n  hpc { includeConfig 'hpc.config' }\n  other { process.cpus = 1 }\n}" },
      errors: [{ messageId: "found", data: {}, line: 2, column: 3, endLine: 2, endColumn: 8, profiles: ["hpc"] }],
    },
  ],
});

interface Counts {
  variants: number;
  projects: number;
}

function countingRule(counts: Counts): ConfigRule {
  return defineProjectRule({
    meta: { type: "problem", docs: { description: "Count calls" }, messages: { seen: "Seen." } },
    check() {
      counts.variants++;
    },
    checkProject({ project, report }) {
      counts.projects++;
      const file = project.files.get(project.rootFile);
      if (file) report({ messageId: "seen", place: { file: file.path, range: file.ast.range, loc: file.ast.loc } });
    },
  });
}

function lint(rule: ConfigRule, projects: ProjectProvider, files: Readonly<Record<string, string>>, options: unknown[] = []) {
  const linter = new Linter({ cwd: "/project" });
  return Object.entries(files).map(([filename, text]) => {
    const messages = linter.verify(
      text,
      [
        {
          files: ["**/*.config"],
          plugins: {
            nextflow: nextflow as unknown as ESLint.Plugin,
            own: { rules: { rule: rule as unknown as Rule.RuleModule } },
          },
          language: "nextflow/config",
          languageOptions: { projects },
          rules: { "own/rule": ["error", ...options] },
        },
      ] as Linter.Config[],
      { filename },
    );
    return { messages, details: messages.map((message) => findingDetails(linter.getSourceCode(), message)) };
  });
}

describe("defineProjectRule", () => {
  const files = {
    "/project/nextflow.config": "includeConfig 'a.config'\nincludeConfig 'b.config'\nprofiles {\n  x { process.cpus = 1 }\n}",
    "/project/a.config": "process.memory = '1 GB'",
    "/project/b.config": "process.time = '1 h'",
  };
  const workspace = createWorkspace(memoryFileSystem(files), { boundary: "/project" });
  const provider: ProjectProvider = {
    projectsOf: (file) => workspace.projectsOf(file).map((project) => ({ project, variants: project.variants() })),
  };

  it("checks each variant once, however many files are linted", () => {
    const counts = { variants: 0, projects: 0 };
    const results = lint(countingRule(counts), provider, files);
    expect(counts).toEqual({ variants: 2, projects: 1 });
    expect(results.map(({ messages }) => messages.length)).toEqual([1, 0, 0]);
  });

  it("checks again for other options", () => {
    const counts = { variants: 0, projects: 0 };
    const rule = countingRule(counts);
    const withOptions: ConfigRule = { ...rule, meta: { ...rule.meta, schema: [{ type: "object" }] } };
    lint(withOptions, provider, files, [{ a: 1 }]);
    lint(withOptions, provider, files, [{ a: 2 }]);
    lint(withOptions, provider, files, [{ a: 2 }]);
    expect(counts.projects).toBe(2);
  });

  it("reports a finding of the whole project without profiles", () => {
    const [root] = lint(countingRule({ variants: 0, projects: 0 }), provider, files);
    expect(root?.details.map((details) => details?.profiles)).toEqual([[]]);
  });

  it("makes one finding of equal ones in two projects", () => {
    const shared = {
      "/project/one/nextflow.config": "includeConfig '../shared.config'",
      "/project/two/nextflow.config": "includeConfig '../shared.config'",
      "/project/shared.config": "process.queue = 'default'",
    };
    const both = createWorkspace(memoryFileSystem(shared), { boundary: "/project" });
    const results = lint(
      noDefaultQueue,
      { projectsOf: (file) => both.projectsOf(file).map((project) => ({ project, variants: project.variants() })) },
      { "/project/shared.config": shared["/project/shared.config"] },
    );
    expect(results[0]?.messages).toHaveLength(1);
    expect(results[0]?.details[0]?.projects.map(({ directory }) => directory)).toEqual(["/project/one", "/project/two"]);
  });

  it("tells what the reported setting overrode", () => {
    const overriding = defineProjectRule({
      meta: { type: "problem", docs: { description: "Report cpus" }, messages: { seen: "Seen." } },
      check({ config, report }) {
        const option = config.option("process.cpus");
        if (option) report({ messageId: "seen", place: option.place, option, severity: "info" });
      },
    });
    const text = "process.cpus = 1\nprocess.cpus = 2";
    const own = createWorkspace(memoryFileSystem({ "/project/nextflow.config": text }), { boundary: "/project" });
    const [result] = lint(
      overriding,
      { projectsOf: (file) => own.projectsOf(file).map((project) => ({ project, variants: project.variants() })) },
      { "/project/nextflow.config": text },
    );
    expect(result?.details[0]?.overrode.map(({ place }) => place.loc.start.line)).toEqual([1]);
    expect(result?.details[0]?.severity).toBe("info");
  });
});
