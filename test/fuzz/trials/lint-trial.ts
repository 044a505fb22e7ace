import { checkstyle } from "../../../packages/cli/src/formats/checkstyle.js";
import { compact } from "../../../packages/cli/src/formats/compact.js";
import { github } from "../../../packages/cli/src/formats/github.js";
import { gitlab } from "../../../packages/cli/src/formats/gitlab.js";
import { json } from "../../../packages/cli/src/formats/json.js";
import { junit } from "../../../packages/cli/src/formats/junit.js";
import { markdown } from "../../../packages/cli/src/formats/markdown.js";
import { pretty } from "../../../packages/cli/src/formats/pretty.js";
import { rdjson } from "../../../packages/cli/src/formats/rdjson.js";
import { sarif } from "../../../packages/cli/src/formats/sarif.js";
import type { Report } from "../../../packages/cli/src/formats/report.js";
import { noColors } from "../../../packages/cli/src/output/color.js";
import { withoutSecrets } from "../../../packages/cli/src/output/hidden-secrets.js";
import { configToVectorJson, createLinter, describeFailure, fixFiles } from "../../../packages/linter/src/index.js";
import type { Failure, LinterOptions } from "../../../packages/linter/src/index.js";
import { describeProblem, parseConfig, parseScript, traverse } from "../../../packages/parser/src/index.js";
import { memoryFileSystem } from "../../../packages/resolver/src/index.js";
import type { Input } from "../inputs/input.js";
import { thrownFault } from "./fault.js";
import type { Fault } from "./fault.js";

const ROOT = "/p";

/** The findings of one in so many inputs are printed. */
const PRINTED = 5;

/** Reads, resolves, lints and fixes the files of an input, all rules on, and prints what is found. */
export async function lintTrial({ kind, files: texts }: Input): Promise<readonly Fault[]> {
  try {
    for (const [name, text] of Object.entries(texts)) parse(name, text);
    const files = new Map(Object.entries(texts).map(([name, text]) => [`${ROOT}/${name}`, text]));
    files.set(`${ROOT}/.git/HEAD`, "");
    const options: LinterOptions = {
      cwd: ROOT,
      fileSystem: memoryFileSystem(files),
      ...(kind === "settings"
        ? { settingsFile: "nearest" }
        : { settingsFile: "none", settings: { presets: ["all"], profiles: [["a", "p"]] } }),
    };
    const linter = createLinter(options);
    const result = await linter.lint(["."]);
    const { findings, failures } = result;
    const configuration = linter.configuration(ROOT);
    if (configuration.ok) for (const config of configuration.configs) JSON.stringify(configToVectorJson(config));
    if (findings.length % PRINTED === 0)
      print(
        withoutSecrets({
          ...result,
          cwd: ROOT,
          pathInRepository: (file) => file,
          checklists: result.checklists?.() ?? [],
          projectsOf: (file) => linter.projectsOf(file),
          shownConfig: (config) => config,
        }),
      );
    if (!findings.some(({ fix }) => fix !== undefined)) return faultsOf(failures);
    const fixed = await fixFiles(options, ["."]);
    return [...faultsOf(failures), ...faultsOf(fixed.result.failures)];
  } catch (thrown) {
    return [thrownFault("throw", thrown)];
  }
}

function parse(name: string, text: string): void {
  if (!name.endsWith(".config") && !name.endsWith(".nf")) return;
  const { ast, tokens, problems } = name.endsWith(".nf") ? parseScript(text) : parseConfig(text);
  let last = 0;
  traverse(ast, () => undefined);
  for (const token of tokens) {
    if (token.range[0] < last || token.range[1] > text.length) throw new Error("A token lies outside of its place.");
    last = token.range[1];
  }
  for (const problem of problems) describeProblem(problem);
}

/** In all formats but the one for browsers, whose page is another program. */
const FORMATS = [pretty, compact, json, sarif, github, gitlab, junit, checkstyle, rdjson, markdown];

function print(report: Report): void {
  for (const format of FORMATS) format(report, { colors: noColors, columns: 40 });
}

function faultsOf(failures: readonly Failure[]): readonly Fault[] {
  return failures.flatMap((failure): readonly Fault[] => {
    // Each is put into words for the user, which must not throw either.
    const detail = describeFailure(failure);
    if (failure.kind === "crash") return [thrownFault("rule-crash", failure.error, failure.ruleId ?? "no rule")];
    return failure.kind === "endless-fix" ? [{ kind: failure.kind, what: failure.ruleIds.join(" "), detail }] : [];
  });
}
