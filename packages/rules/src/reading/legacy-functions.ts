import { traverse } from "@nf-lint/parser";
import type { ConfigFile, FunctionDeclaration, Node } from "@nf-lint/parser";
import type { Place, Project, ProjectFile } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import { placeOf } from "./config-statements.js";

/** A function that a configuration defines, which only the legacy parser lets it, and the calls of it in the project. */
export interface LegacyFunction {
  readonly name: string;
  readonly file: ProjectFile;
  readonly node: FunctionDeclaration;
  readonly calls: readonly Place[];
}

/** The functions of a project by their names. Two of one name in several files are told apart by their files. */
export const legacyFunctions = keptFor((project: Project): ReadonlyMap<string, readonly LegacyFunction[]> => {
  const found = new Map<string, LegacyFunction[]>();
  const files = [...project.files.values()];
  for (const file of files) {
    if (!file.problems.some(({ code }) => code === "legacy-function")) continue;
    for (const node of declaredIn(file.ast)) {
      const { name } = node.name;
      const ofName = found.get(name) ?? [];
      found.set(name, [...ofName, { name, file, node, calls: [] }]);
    }
  }
  if (found.size === 0) return found;
  for (const [name, ofName] of found) {
    const definers = new Set(ofName.map(({ file }) => file));
    found.set(
      name,
      ofName.map((one, index) => ({
        ...one,
        // What another file calls counts for the first that defines it.
        calls: files
          .filter((file) => file === one.file || (index === 0 && !definers.has(file)))
          .flatMap(
            (file) =>
              callsIn(file.ast)
                .get(name)
                ?.map((call) => placeOf(file.path, call)) ?? [],
          ),
      })),
    );
  }
  return found;
});

const declaredIn = keptFor((file: ConfigFile): readonly FunctionDeclaration[] => {
  const found: FunctionDeclaration[] = [];
  traverse(file, (node) => {
    if (node.type === "FunctionDeclaration") found.push(node);
  });
  return found;
});

const callsIn = keptFor((file: ConfigFile): ReadonlyMap<string, readonly Node[]> => {
  const calls = new Map<string, Node[]>();
  traverse(file, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return;
    const known = calls.get(node.callee.name);
    if (known === undefined) calls.set(node.callee.name, [node.callee]);
    else known.push(node.callee);
  });
  return calls;
});

const LIMIT_NAME = /^(check|get|cap|limit)?_?(max|resources?|limit)(_?(mem|memory|cpus?|time|resources?|limits?))?$/i;
const LIMIT_PARAM = /^max_?(mem|memory|cpus?|time)$/i;

/** Whether a function keeps what is asked for below a limit, as `process.resourceLimits` does. */
export function isLimit(name: string, node?: FunctionDeclaration): boolean {
  if (LIMIT_NAME.test(name)) return true;
  let reads = false;
  if (node !== undefined) {
    traverse(node.body, (inner) => {
      const read = inner.type === "PropertyExpression" && inner.property.type === "Identifier" && inner.property.name;
      if (read !== false && LIMIT_PARAM.test(read)) reads = true;
    });
  }
  return reads;
}

/** What to do about a function, or about one that is called and defined nowhere. */
export function wayOutOf(name: string, node?: FunctionDeclaration): string {
  return isLimit(name, node)
    ? `Set process.resourceLimits = [cpus: …, memory: …, time: …] (Nextflow 24.04 and later), and give each setting what \`${name}\` is called with.`
    : `Write what \`${name}\` computes in the closures that call it.`;
}
