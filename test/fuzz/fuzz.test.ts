import { afterEach, describe, expect, test, vi } from "vitest";
import plugin from "../../packages/rules/src/browser.js";
import { INPUT_KINDS } from "./inputs/input.js";
import type { Input } from "./inputs/input.js";
import { makeInput } from "./inputs/make-input.js";
import type { RealFiles } from "./inputs/real-files.js";
import { shrink } from "./shrink.js";
import { sameFault, thrownFault } from "./trials/fault.js";
import { lintTrial } from "./trials/lint-trial.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const REAL: RealFiles = {
  configs: ["params.a = 1\nprocess {\n  cpus = 2\n}\n", "docker.enabled = 'true'\n"],
  scripts: ["workflow { }\n"],
};

const input = (files: Readonly<Record<string, string>>): Input => ({ kind: "mutation", files, edits: [] });

describe("inputs", () => {
  test("are the same for the same seed and number, and others for others", () => {
    const inputs = (seed: number): readonly Input[] =>
      Array.from({ length: 50 }, (_, number) => makeInput(seed, number, REAL, INPUT_KINDS));
    expect(inputs(1)).toEqual(inputs(1));
    const all = new Set([...inputs(1), ...inputs(2)].map((one) => JSON.stringify(one)));
    expect(all.size).toBeGreaterThan(90);
  });

  test.each(INPUT_KINDS)("of the kind %s have what it is about", (kind) => {
    for (let number = 0; number < 20; number += 1) {
      const made = makeInput(3, number, REAL, [kind]);
      expect(made.kind).toBe(kind);
      expect(Object.keys(made.files)).toContain("nextflow.config");
      expect("main.nf" in made.files).toBe(kind === "script");
      expect(".nf-lint.yml" in made.files).toBe(kind === "settings");
      expect(made.edits.length > 0).toBe(kind === "edits");
    }
  });
});

describe("a trial", () => {
  test("finds nothing in what is fine, and fixes it", async () => {
    expect(await lintTrial(input({ "nextflow.config": "docker.enabled = 'true'\n" }))).toEqual([]);
  });

  test("finds a rule that crashes, and whatever else throws", async () => {
    const rule = plugin.rules["no-unused-variable"];
    if (rule === undefined) throw new Error("there is no such rule");
    vi.spyOn(rule, "create").mockImplementation(() => {
      throw new Error("no such thing");
    });
    expect(await lintTrial(input({ "nextflow.config": "a.b = 1\n" }))).toMatchObject([
      { kind: "rule-crash", what: expect.stringMatching(/^no-unused-variable, Error: .*no such thing/) as string },
    ]);
    const files = {
      get "nextflow.config"(): string {
        throw new TypeError("no such text");
      },
    };
    expect(await lintTrial(input(files))).toMatchObject([{ kind: "throw" }]);
  });
});

describe("faults", () => {
  test("are the same whatever the user's words in them", () => {
    const at = (name: string) => thrownFault("throw", new TypeError(`No "${name}" at 12`));
    expect(sameFault(at("a"), at("b"))).toBe(true);
    expect(sameFault(at("a"), thrownFault("throw", new TypeError("Nothing")))).toBe(false);
    expect(sameFault(at("a"), thrownFault("rule-crash", new TypeError('No "a" at 12')))).toBe(false);
  });

  test("are told with the smallest input that makes them", async () => {
    const whole = input({
      "a.config": "x = 1\n",
      "nextflow.config": "params.a = 1\nprocess { cpus = 2 }\nparams.b = [1, BAD, 3]\n",
    });
    const smallest = await shrink(whole, ({ files }) =>
      Promise.resolve(/\[.*BAD/.test(files["nextflow.config"] ?? "")),
    );
    expect(smallest.files).toEqual({ "nextflow.config": "[BAD" });
  });
});
