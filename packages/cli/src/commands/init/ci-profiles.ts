import { parseProfileChoice, readYaml } from "@nf-lint/linter";
import type { FileSystem } from "@nf-lint/linter";

/** A combination of profiles, and the file that runs it. */
export interface CiCombination {
  readonly profiles: readonly string[];
  /** Relative to the project's folder. */
  readonly file: string;
}

const FILES = [
  ".gitlab-ci.yml",
  "azure-pipelines.yml",
  "bitbucket-pipelines.yml",
  ".circleci/config.yml",
  "Jenkinsfile",
];
const FOLDERS = [".github/workflows"];

/** More would only make the settings long. */
const MOST_COMBINATIONS = 20;
const MOST_MATRIX_VALUES = 100;

/** `-profile test,docker`, also as nf-test's `--profile=+test,docker`; blanks in `${{ }}` are gone by now. */
const PROFILE_ARGUMENT = /(?:^|\s)--?profile(?:\s+|=)["']?(?<value>[^\s"'\\]+)/g;

/**
 * The combinations of declared profiles that a project's CI runs. CI files are many and free of form: what looks like a
 * choice of profiles counts only where every one of its names is declared, so that a wrong guess falls away.
 */
export function ciCombinations(
  fileSystem: FileSystem,
  directory: string,
  declared: ReadonlySet<string>,
): readonly CiCombination[] {
  const found = new Map<string, CiCombination>();
  for (const file of ciFiles(fileSystem, directory)) {
    const read = fileSystem.readFile(`${directory}/${file}`);
    if (read.kind !== "text") continue;
    for (const text of choicesIn(read.text)) {
      const profiles = parseProfileChoice(text.replace(/^\+/, ""));
      if (profiles.length < 2 || !profiles.every((name) => declared.has(name))) continue;
      if (!found.has(profiles.join())) found.set(profiles.join(), { profiles, file });
    }
  }
  return [...found.values()].slice(0, MOST_COMBINATIONS);
}

function ciFiles(fileSystem: FileSystem, directory: string): readonly string[] {
  const inFolders = FOLDERS.flatMap((folder) =>
    fileSystem
      .readDirectory(`${directory}/${folder}`)
      .filter(({ name, kind }) => kind === "file" && /\.ya?ml$/.test(name))
      .map(({ name }) => `${folder}/${name}`),
  );
  return [...inFolders, ...FILES.filter((file) => fileSystem.kind(`${directory}/${file}`) === "file")];
}

function choicesIn(source: string): readonly string[] {
  const text = source.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, "${{$1}}");
  const read = readYaml(text);
  // Some of the files are no YAML.
  const data = read.ok ? read.data : undefined;
  const matrix = matrixValues(data);
  return [...argumentsIn(text), ...namedProfiles(data)].flatMap((choice) => expanded(choice, matrix));
}

function argumentsIn(text: string): readonly string[] {
  return [...text.matchAll(PROFILE_ARGUMENT)].map(({ groups }) => groups?.["value"] ?? "");
}

/** The texts under each key `profile` or `profiles`. */
function namedProfiles(data: unknown): readonly string[] {
  return entriesIn(data)
    .filter(([key]) => key === "profile" || key === "profiles")
    .flatMap(([, value]) => [value].flat().filter((one) => typeof one === "string"));
}

/** The values of each variable of a build matrix: of the lists, and of what `include` adds. */
function matrixValues(data: unknown): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [key, matrix] of entriesIn(data)) {
    if (key !== "matrix") continue;
    for (const [name, value] of entriesIn(matrix)) {
      const texts = [value].flat().filter((one) => typeof one === "string" && !one.includes("${{")) as string[];
      values.set(name, [...new Set([...(values.get(name) ?? []), ...texts])].slice(0, MOST_MATRIX_VALUES));
    }
  }
  return values;
}

/** Every key with its value, however deep. */
function entriesIn(data: unknown): readonly [string, unknown][] {
  if (typeof data !== "object" || data === null) return [];
  const entries = Object.entries(data) as [string, unknown][];
  return entries.flatMap(([key, value]) => [[key, value], ...entriesIn(value)] as [string, unknown][]);
}

/** A choice with each value of its first variable in turn, and so on; nothing where a variable is not of the matrix. */
function expanded(choice: string, matrix: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [variable, name = ""] = /\$\{\{matrix\.([\w-]+)\}\}/.exec(choice) ?? [];
  if (variable === undefined) return choice.includes("${{") ? [] : [choice];
  return (matrix.get(name) ?? []).flatMap((value) =>
    expanded(
      choice.replace(variable, () => value),
      matrix,
    ),
  );
}
