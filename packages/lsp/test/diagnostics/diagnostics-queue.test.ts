import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { DiagnosticsQueue } from "../../src/diagnostics/diagnostics-queue.js";
import { ProjectWorkspace } from "../../src/projects/project-workspace.js";

const PIN = "manifest.nextflowVersion = '!>=25.04'\n";

function queued(files: Readonly<Record<string, string>>) {
  const workspace = new ProjectWorkspace(memoryFileSystem(new Map(Object.entries(files))));
  workspace.openFolders(["/p"]);
  const published: [string, unknown[]][] = [];
  const errors: unknown[] = [];
  const queue = new DiagnosticsQueue(
    workspace,
    (path, diagnostics) => published.push([path, diagnostics.map(({ code }) => code)]),
    (error) => errors.push(error),
  );
  let runs = 0;
  const lint = workspace.lint.bind(workspace);
  workspace.lint = (...parameters) => {
    runs += 1;
    return lint(...parameters);
  };
  return { workspace, queue, published, errors, runs: () => runs };
}

describe("the queue of diagnostics", () => {
  it("works a burst of edits off in one run, over the last text", async () => {
    const { workspace, queue, published, runs } = queued({ "/p/nextflow.config": PIN });
    const done = ["process.c", "process.cp", "process.cpu", "process.cpuss = 1"].map((typed) => {
      queue.overtaken();
      workspace.edit("/p/nextflow.config", PIN + typed);
      return queue.add(["/p/nextflow.config"]);
    });
    await Promise.all(done);
    expect(runs()).toBe(1);
    expect(published).toEqual([["/p/nextflow.config", ["no-unknown-option"]]]);
  });

  it("sends only what differs from what the editor has, and takes back what is gone", async () => {
    const { workspace, queue, published } = queued({ "/p/nextflow.config": `${PIN}process.cpuss = 1` });
    await queue.add(["/p"]);
    await queue.add(["/p"]);
    expect(published).toHaveLength(1);
    workspace.edit("/p/nextflow.config", PIN);
    await queue.add(["/p"]);
    expect(published[1]).toEqual(["/p/nextflow.config", []]);
    expect(queue.shown).toEqual([]);
  });

  it("does a run again that a change has overtaken, and shows nothing of the old text", async () => {
    const { workspace, queue, published, runs } = queued({ "/p/nextflow.config": `${PIN}process.cpuss = 1` });
    const lint = workspace.lint.bind(workspace);
    let isFirst = true;
    workspace.lint = async (...parameters) => {
      const result = await lint(...parameters);
      if (isFirst) {
        isFirst = false;
        queue.overtaken();
        workspace.edit("/p/nextflow.config", PIN);
      }
      return result;
    };
    await queue.add(["/p/nextflow.config"]);
    expect(runs()).toBe(2);
    expect(published).toEqual([]);
  });

  it("tells of a bug and goes on with the next change", async () => {
    const { workspace, queue, published, errors } = queued({ "/p/nextflow.config": `${PIN}process.cpuss = 1` });
    const lint = workspace.lint.bind(workspace);
    workspace.lint = () => Promise.reject(new Error("a bug"));
    await queue.add(["/p"]);
    expect(errors).toMatchObject([{ message: "a bug" }]);
    workspace.lint = lint;
    await queue.add(["/p"]);
    expect(published).toHaveLength(1);
  });
});
