/** What a step of a workflow gives the action. */
export interface Inputs {
  readonly paths: readonly string[];
  /** `auto`: on a pull request what it changes, else everything. Empty: everything. */
  readonly since: string;
  /** Options of the command that an input each gives: its name there, and its value. */
  readonly options: readonly (readonly [name: string, value: string])[];
  readonly workingDirectory: string;
  /** Further formats, each `NAME=FILE`. */
  readonly formats: readonly string[];
  readonly failOn: FailOn;
  readonly comment: boolean;
  readonly token: string;
}

const OPTIONS = ["config", "preset", "baseline"];

const FAIL_ON = ["error", "warning", "never"] as const;

export type FailOn = (typeof FAIL_ON)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

/** @returns What is wrong with an input, where something is. */
export function readInputs(env: Environment): Inputs | string {
  const given = new Map(Object.entries(env));
  const input = (name: string, otherwise: string): string =>
    given.get(`INPUT_${name.toUpperCase()}`)?.trim() ?? otherwise;
  const failOn = FAIL_ON.find((level) => level === input("fail-on", "error"));
  if (failOn === undefined) return `fail-on is one of ${FAIL_ON.join(", ")}.`;
  const comment = input("comment", "false");
  if (comment !== "true" && comment !== "false") return "comment is true or false.";
  const formats = linesOf(input("format", ""));
  const toOutput = formats.find((format) => !format.includes("="));
  if (toOutput !== undefined) return `format: name a file, as in ${toOutput}=report.txt.`;
  const paths = linesOf(input("paths", "."));
  return {
    paths: paths.length > 0 ? paths : ["."],
    since: input("since", "auto"),
    options: OPTIONS.map((name) => [name, input(name, "")] as const).filter(([, value]) => value !== ""),
    workingDirectory: input("working-directory", "."),
    formats,
    failOn,
    comment: comment === "true",
    token: input("github-token", ""),
  };
}

/** One to a line: names may have blanks in them. */
function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
