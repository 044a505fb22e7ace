import { readFileSync } from "node:fs";
import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { defineProjectRule } from "eslint-plugin-nextflow";
import type { NextflowRule, ProjectProvider } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";
import { lint } from "../eslint-run.js";
import noDefaultQueue from "../own-rules/no-default-queue.js";
import { testRule } from "../rule-tester.js";

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

describe("the guide to rules of one's own", () => {
  it("shows the rule that is tested here", () => {
    const guide = readFileSync(new URL("../../../../docs/own-rules.md", import.meta.url), "utf8");
    const rule = readFileSync(new URL("../own-rules/no-default-queue.js", import.meta.url), "utf8");
    expect(guide).toContain(`\`\`\`js\n${rule}\`\`\``);
  });
});

interface Counts {
  variants: number;
  projects: number;
}

function countingRule(counts: Counts): NextflowRule {
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

type Files = Readonly<Record<string, string>>;

/** Unlike the projects of rule tests these stay the same for all files, as in a real run. */
function providerOf(files: Files): ProjectProvider {
  const workspace = createWorkspace(memoryFileSystem(files), { boundary: "/project" });
  return {
    projectsOf: (file) => workspace.projectsOf(file).map((project) => ({ project, variants: project.variants() })),
  };
}

function lintAll(rule: NextflowRule, projects: ProjectProvider, files: Files, options: readonly object[] = []) {
  return Object.entries(files).map(([file, text]) =>
    lint(file, text, { projects, rule, rules: { "tested/rule": ["error", ...options] } }),
  );
}

describe("defineProjectRule", () => {
  const files = {
    "/project/nextflow.config":
      "includeConfig 'a.config'\nincludeConfig 'b.config'\nprofiles {\n  x { process.cpus = 1 }\n}",
    "/project/a.config": "process.memory = '1 GB'",
    "/project/b.config": "process.time = '1 h'",
  };
  const provider = providerOf(files);

  it("checks each variant once, however many files are linted", () => {
    const counts = { variants: 0, projects: 0 };
    const results = lintAll(countingRule(counts), provider, files);
    expect(counts).toEqual({ variants: 2, projects: 1 });
    expect(results.map(({ messages }) => messages.length)).toEqual([1, 0, 0]);
  });

  it("checks again for other options", () => {
    const counts = { variants: 0, projects: 0 };
    const rule = countingRule(counts);
    const withOptions: NextflowRule = { ...rule, meta: { ...rule.meta, schema: [{ type: "object" }] } };
    lintAll(withOptions, provider, files, [{ a: 1 }]);
    lintAll(withOptions, provider, files, [{ a: 2 }]);
    lintAll(withOptions, provider, files, [{ a: 2 }]);
    expect(counts.projects).toBe(2);
  });

  it("reports a finding of the whole project without profiles", () => {
    const [root] = lintAll(countingRule({ variants: 0, projects: 0 }), provider, files);
    expect(root?.details.map((details) => details?.profiles)).toEqual([[]]);
  });

  it("makes one finding of equal ones in two projects", () => {
    const shared = {
      "/project/one/nextflow.config": "includeConfig '../shared.config'",
      "/project/two/nextflow.config": "includeConfig '../shared.config'",
      "/project/shared.config": "process.queue = 'default'",
    };
    const file = { "/project/shared.config": shared["/project/shared.config"] };
    const results = lintAll(noDefaultQueue, providerOf(shared), file);
    expect(results[0]?.messages).toHaveLength(1);
    expect(results[0]?.details[0]?.projects.map(({ directory }) => directory)).toEqual([
      "/project/one",
      "/project/two",
    ]);
  });

  it("tells what the reported setting overrode", () => {
    const overriding = defineProjectRule({
      meta: { type: "problem", docs: { description: "Report cpus" }, messages: { seen: "Seen." } },
      check({ config, report }) {
        const option = config.option("process.cpus");
        if (option) report({ messageId: "seen", place: option.place, option, severity: "info" });
      },
    });
    const file = { "/project/nextflow.config": "process.cpus = 1\nprocess.cpus = 2" };
    const [result] = lintAll(overriding, providerOf(file), file);
    expect(result?.details[0]?.overrode.map(({ place }) => place.loc.start.line)).toEqual([1]);
    expect(result?.details[0]?.severity).toBe("info");
  });
});
