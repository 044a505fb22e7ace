import type { ConfigBlock, ConfigStatement } from "@nf-lint/parser";
import type { Place, Project, ResolvedConfig } from "@nf-lint/resolver";
import type { TextEdit } from "../authoring/project-rule-definition.js";

/** A setting to be made: a dotted path, and the source of its value. */
export interface WantedSetting {
  readonly path: string;
  readonly value: string;
}

/**
 * The edits that make settings hold where another setting stands: in the same file, and in the same profile. What is
 * already set there gets the new value, the rest is written below the statement of `near`. `undefined` when a setting
 * is made elsewhere, where a change could mean more than what was asked for.
 */
export function settingEdits(
  project: Project,
  config: ResolvedConfig,
  near: Place,
  wanted: readonly WantedSetting[],
): readonly TextEdit[] | undefined {
  // What is given at launch stands in no file.
  if (near.launch) return undefined;
  const file = project.files.get(near.file);
  if (file === undefined) return undefined;
  const body = levelOf(file.ast.body, near);
  const statement = statementAt(body, near);
  if (statement === undefined) return undefined;

  const edits: TextEdit[] = [];
  const missing: string[] = [];
  for (const { path, value } of wanted) {
    const option = config.option(path);
    if (option?.place.launch) return undefined;
    if (option === undefined) missing.push(`${path} = ${value}`);
    else if (option.valuePlace.file === near.file && statementAt(body, option.valuePlace)) {
      edits.push({ range: option.valuePlace.range, text: value });
    } else return undefined;
  }
  if (missing.length > 0) edits.push(insertionBelow(file.text, statement, missing));
  return edits;
}

/** The statements of the profile that a place lies in, or those of the file. */
function levelOf(body: readonly ConfigStatement[], place: Place): readonly ConfigStatement[] {
  const profiles = statementAt(body, place);
  if (!isBlock(profiles) || nameOf(profiles) !== "profiles") return body;
  const profile = statementAt(profiles.body, place);
  return isBlock(profile) ? profile.body : [];
}

function statementAt(body: readonly ConfigStatement[], { range }: Place): ConfigStatement | undefined {
  return body.find((statement) => statement.range[0] <= range[0] && range[1] <= statement.range[1]);
}

function isBlock(statement: ConfigStatement | undefined): statement is ConfigBlock {
  return statement?.type === "ConfigBlock";
}

function nameOf({ path: [name] }: ConfigBlock): string | undefined {
  return name?.type === "Identifier" ? name.name : name?.value;
}

/** On lines of their own where the statement ends its line, a comment aside; else in the same line. */
function insertionBelow(text: string, statement: ConfigStatement, lines: readonly string[]): TextEdit {
  const end = statement.range[1];
  const newline = text.indexOf("\n", end);
  const crlf = newline > 0 && text[newline - 1] === "\r";
  const lineEnd = newline === -1 ? text.length : crlf ? newline - 1 : newline;
  const rest = text.slice(end, lineEnd).trim();
  if (rest !== "" && !rest.startsWith("//")) {
    return { range: [end, end], text: lines.map((line) => `; ${line}`).join("") };
  }
  const lineStart = text.lastIndexOf("\n", statement.range[0] - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, statement.range[0]))?.[0] ?? "";
  return { range: [lineEnd, lineEnd], text: lines.map((line) => `${crlf ? "\r\n" : "\n"}${indent}${line}`).join("") };
}
