import { abstractPlatformClasses, platformClasses } from "./default-classes.generated.js";

/** The names that one of Nextflow's DSL scopes gives: its constants and namespaces, and its functions. */
export interface BuiltInNames {
  readonly variables: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

const names = (variables: string, functions: string): BuiltInNames => ({
  variables: new Set(variables.split(" ")),
  functions: new Set(functions.split(" ")),
});

/** Everywhere in a configuration (Nextflow's `ConfigDsl`). */
export const configNames = names("baseDir launchDir params projectDir secrets", "env");

/** Inside a closure that is the value of an option (`ScriptDsl`). */
export const scriptNames = names(
  "baseDir channel launchDir log moduleDir nextflow projectDir secrets workDir workflow",
  "branchCriteria env error exit file files groupKey multiMapCriteria print printf println record sendMail sleep tuple",
);

/** Inside a closure in the scopes `process` and `agent`, and in `executor.jobName` (`ProcessDsl`). */
export const processNames = names("task", "template");

/** The functions that a `plugins` block knows (`PluginsDsl`), besides those of the configuration. */
export const pluginFunctions: ReadonlySet<string> = new Set(["id"]);

/** Nextflow lets these pass as function names: its parser reports the statements that they belong to. */
export const statementKeywords: ReadonlySet<string> = new Set(["case", "for", "switch", "while"]);

const primitiveTypes = ["boolean", "byte", "char", "double", "float", "int", "long", "short", "void"];
const nextflowClasses = ["Bag", "Duration", "MemoryUnit", "Path", "Record", "Tuple"];

/** What a simple class name may be without an import: the platform's classes, Nextflow's own, and primitive types. */
export const classNames: ReadonlySet<string> = new Set([
  ...platformClasses,
  ...nextflowClasses,
  ...primitiveTypes,
  "BigDecimal",
  "BigInteger",
]);

/** Those of them that `new` cannot make. */
export const abstractClassNames: ReadonlySet<string> = new Set(abstractPlatformClasses);

/** First parts of the packages on Nextflow's class path. What lies in them is not listed: it may be there. */
const packageRoots = new Set(
  "ch com dev groovy groovyjarjarantlr4 groovyx io java javax jdk net nextflow org software sun".split(" "),
);

/** Whether `a.b.C` may be a class on Nextflow's class path. */
export function mayBeQualifiedClass(parts: readonly string[]): boolean {
  const [root = "", ...rest] = parts;
  return packageRoots.has(root) && rest.some((part) => !/^\p{Ll}/u.test(part));
}
