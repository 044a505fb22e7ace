import { beforeEach, expect, test, vi } from "vitest";
import type * as Linter from "@nf-lint/linter";
import { projectDirectory } from "../project-directory.js";
import { runIn } from "../run-in.js";

const lint = vi.hoisted(() => vi.fn<Linter.Linter["lint"]>());

vi.mock("@nf-lint/linter", async (importOriginal) => ({
  ...(await importOriginal<typeof Linter>()),
  createLinter: () => ({ lint, projectsOf: () => [], settingsOf: () => ({ settings: {} }) }),
}));

beforeEach(() => {
  lint.mockReset();
});

const directory = (): string => projectDirectory({ "nextflow.config": "" });

test("a rule that crashed: the findings are shown, the bug is told, the status is 2", async () => {
  const error = new Error("no such thing");
  const file = "conf/gcp.config";
  const failures = [{ kind: "crash", ruleId: "require-spot-retries", file, error } as const];
  lint.mockResolvedValue({
    findings: [],
    suppressed: [],
    asked: new Set(),
    files: 3,
    projects: 1,
    projectsApart: 1,
    failures,
    notices: [],
    textOf: () => undefined,
  });
  const { status, stdout, stderr } = await runIn(directory(), []);
  expect(status).toBe(2);
  expect(stdout).toBe("No problems in 3 files, 1 project.\n");
  expect(stderr).toMatch(
    /^nf-lint: internal error: conf\/gcp.config: the rule require-spot-retries failed on this file: no such thing\nThis is a bug in nf-lint, not in your files. Please report it at https:[^\n]*\nnf-lint 0[^\n]*, Node.js v[^\n]*; with NF_LINT_DEBUG=1 it says more\n$/,
  );
});

test("a crash of everything", async () => {
  lint.mockRejectedValue(new TypeError("x is not a function"));
  const { status, stdout, stderr } = await runIn(directory(), []);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^nf-lint: internal error: x is not a function\nThis is a bug in nf-lint/);
  expect(stderr).not.toContain("internal-error.test.ts");
});

test("NF_LINT_DEBUG shows the stack", async () => {
  lint.mockRejectedValue(new TypeError("x is not a function"));
  const { stderr } = await runIn(directory(), [], { env: { NF_LINT_DEBUG: "1" } });
  expect(stderr).toContain("internal-error.test.ts");
});
