/**
 * No file of a package leads back to itself by its imports. Types count: two files that need each other's types are one
 * thing in two places, and neither can be read, moved or tested alone.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import ts from "typescript";

/** The files that a file imports from its own package: by absolute path, each file read once. */
const kept = new Map();

function importsOf(file) {
  const known = kept.get(file);
  if (known !== undefined) return known;
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, false);
  const imports = importedFiles.flatMap(({ fileName }) => sourceOf(file, fileName) ?? []);
  kept.set(file, imports);
  return imports;
}

function sourceOf(file, specifier) {
  if (!specifier.startsWith(".")) return undefined;
  const source = resolve(dirname(file), specifier).replace(/\.js$/, ".ts");
  return source.endsWith(".ts") && existsSync(source) ? source : undefined;
}

/** The shortest way from one file to another, both included; undefined where there is none. */
function wayBetween(from, to) {
  const cameFrom = new Map([[from, undefined]]);
  for (const file of cameFrom.keys()) {
    if (file === to) {
      const way = [];
      for (let at = file; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
      return way;
    }
    for (const next of importsOf(file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return undefined;
}

export default {
  meta: {
    type: "problem",
    schema: [],
    messages: { cycle: "This import leads back here: {{way}}. Give what both need a file of its own." },
  },
  create(context) {
    const file = context.physicalFilename;
    const check = ({ source }) => {
      const imported = source?.type === "Literal" ? sourceOf(file, source.value) : undefined;
      const way = imported === undefined ? undefined : wayBetween(imported, file);
      if (way !== undefined)
        context.report({ node: source, messageId: "cycle", data: { way: way.map((at) => basename(at)).join(" → ") } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
