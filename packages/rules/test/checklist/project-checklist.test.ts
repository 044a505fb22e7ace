import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import type { Platform } from "@nf-lint/resolver";
import { projectChecklist, rules } from "eslint-plugin-nextflow";
import type { ChecklistInput } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";

const ids = new Set(Object.keys(rules));

function checked(code: string, given: Partial<ChecklistInput> = {}, platform?: Platform) {
  const file = "/project/nextflow.config";
  const workspace = createWorkspace(memoryFileSystem({ [file]: code }), {
    boundary: "/project",
    ...(platform && { platform }),
  });
  const [project] = workspace.projectsOf(file);
  if (project === undefined) throw new Error("no project");
  const input = {
    rules: ids,
    isOn: () => true,
    ofProduction: ids,
    findings: new Map<string, number>(),
    suppressed: new Set<string>(),
  };
  return projectChecklist({ project, variants: project.variants(), ...input, ...given });
}

function stateOf(
  id: string,
  code: string,
  given: Partial<ChecklistInput> = {},
  platform?: Platform,
): string | undefined {
  const lines = checked(code, given, platform).sections.flatMap((section) => section.lines);
  return lines.find((line) => line.id === id)?.state;
}

const SPOT = "process.executor = 'google-batch'\ngoogle.batch.spot = true";
/** Snapshots on Spot machines. */
const LINE = "A10.2";

describe("a line of the checklist", () => {
  it("passes where its question arises and nothing is found", () => {
    expect(stateOf(LINE, SPOT)).toBe("passed");
  });

  it("does not apply where the question does not arise", () => {
    expect(stateOf(LINE, "process.executor = 'slurm'")).toBe("does not apply");
  });

  it("is unknown where the answer hangs on something that is not known, and has not passed", () => {
    expect(stateOf(LINE, "process.executor = params.executor\ngoogle.batch.spot = true")).toBe("unknown");
  });

  it("has findings before all else", () => {
    const findings = new Map([["require-fusion-snapshots", 2]]);
    expect(stateOf(LINE, SPOT, { findings })).toBe("findings");
  });

  it("is switched off, not passed, where its rules are off", () => {
    expect(stateOf(LINE, SPOT, { isOn: () => false })).toBe("switched off");
  });

  it("is switched off, not passed, where one of its rules is off", () => {
    const isOn = (rule: string): boolean => rule !== "no-cleanup";
    expect(stateOf("A3.4", SPOT)).toBe("passed");
    expect(stateOf("A3.4", SPOT, { isOn })).toBe("switched off");
    // Of what production does not turn on nobody takes account.
    expect(stateOf("A3.4", SPOT, { isOn, ofProduction: new Set() })).toBe("passed");
  });

  it("is unknown, not passed, where an option of one of its rules is, and where Nextflow rejects the configuration", () => {
    expect(stateOf("A3.4", `${SPOT}\ncleanup = params.clean`)).toBe("unknown");
    expect(stateOf("A3.4", `${SPOT}\nincludeConfig 'missing.config'`)).toBe("unknown");
    expect(stateOf(LINE, `${SPOT}\nincludeConfig 'missing.config'`)).toBe("unknown");
  });

  it("is known of what a compute environment runs", () => {
    const given = (executor: string, spot?: boolean) =>
      stateOf(LINE, "process.cpus = 1", {}, { executor, ...(spot !== undefined && { spot }) });
    expect(stateOf(LINE, "process.cpus = 1")).toBe("does not apply");
    expect(given("google-batch", true)).toBe("passed");
    expect(given("google-batch", false)).toBe("does not apply");
    expect(given("slurm")).toBe("does not apply");
  });

  it("is switched off, not passed, where a finding is suppressed", () => {
    const suppressed = new Set(["require-fusion-snapshots"]);
    expect(stateOf(LINE, SPOT, { suppressed })).toBe("switched off");
  });

  it("passes in one profile and does not apply in another: it passes", () => {
    expect(
      stateOf(LINE, `profiles {\n  a { ${SPOT.replace("\n", "; ")} }\n  b { process.executor = 'local' }\n}`),
    ).toBe("passed");
  });

  it("is not visible where no configuration shows it", () => {
    expect(stateOf("A1.1", SPOT)).toBe("not visible");
  });
});

describe("the figures", () => {
  it("name what lifecycle rules must keep, logs, and what Fusion marks", () => {
    const code =
      "workDir = 's3://acme-work/nf/'\naws.batch.logsGroup = '/aws/batch'\nfusion.enabled = true\nfusion.snapshots = true";
    expect(checked(code).figures).toEqual([
      {
        title: "Keep from lifecycle rules",
        items: ["s3://acme-work/nf (work directory)", "s3://acme-work/nf/**/.fusion/dump (snapshots)"],
      },
      { title: "Logs that cost and grow", items: ["/aws/batch (aws.batch.logsGroup)"] },
      { title: "Fusion marks work for deletion", items: ["nextflow.io/temporary=true"] },
    ]);
  });

  it("are left out where there are none, or where they are not known", () => {
    expect(checked("workDir = params.work\nfusion.enabled = params.fusion").figures).toEqual([]);
  });
});
