import { isBinding } from "@nf-lint/pipeline";
import type { Binding, Definition, FoundDefinition, ScriptProject } from "@nf-lint/pipeline";
import type { Node, Range } from "@nf-lint/parser";
import { isWithin } from "@nf-lint/resolver";
import type { Position } from "vscode-languageserver";
import type { ScriptDocument } from "../documents/script-document.js";
import type { LanguageWorkspace } from "./workspace.js";

/** What a name in a script is about. */
export type ScriptSubject =
  /** A process, workflow, function, … wherever it is defined, under its own name or that of an include. */
  | {
      readonly kind: "definition";
      readonly found: FoundDefinition;
      readonly binding: Binding;
      readonly isAlias: boolean;
    }
  /** A variable, a parameter, an input: nothing outside of the script names it. */
  | { readonly kind: "local"; readonly binding: Binding }
  /** A label of a process, for which configurations have selectors. */
  | { readonly kind: "label"; readonly name: string };

/** A name at a place. */
export interface NamedPlace {
  readonly subject: ScriptSubject;
  /** The name itself, without quotes around it. */
  readonly range: Range;
}

/** A name under a cursor, and the scripts in which it means something. */
export interface NameUnder extends NamedPlace {
  readonly scripts: ScriptProject;
}

/** The name under a cursor; `undefined` where there is none. */
export function nameUnder(
  document: ScriptDocument,
  position: Position,
  workspace: LanguageWorkspace,
): NameUnder | undefined {
  const scripts = workspace.scriptsOf(document.path);
  const here = scripts && subjectAt(document, document.offsetAt(position), scripts);
  return here && { ...here, scripts };
}

/** The name at an offset of a script; a cursor right behind a name means it. */
function subjectAt(document: ScriptDocument, offset: number, scripts: ScriptProject): NamedPlace | undefined {
  const { path } = document;
  const names = scripts.names(path);
  const isHere = (node: Node | undefined): node is Node =>
    node !== undefined && node.range[0] <= offset && offset <= node.range[1];
  for (const binding of names?.bindings ?? []) {
    const { identifier, imported } = binding;
    const original = imported?.entry.name;
    // The first name of `include { A as B }` is the definition's own.
    if (original !== undefined && original !== identifier && isHere(original))
      return placed(original, definitionSubject(binding, path, scripts, false));
    if (isHere(identifier)) return placed(identifier, subjectOf(binding, path, scripts));
  }
  const reference = names?.references.find(({ node, target }) => isHere(node) && isBinding(target));
  if (reference !== undefined && isBinding(reference.target))
    return placed(reference.node, subjectOf(reference.target, path, scripts));
  return labelAt(document, offset);
}

function placed(node: Node, subject: ScriptSubject | undefined): NamedPlace | undefined {
  return subject && { subject, range: nameRange(node) };
}

function subjectOf(binding: Binding, path: string, scripts: ScriptProject): ScriptSubject | undefined {
  if (binding.definition === undefined && binding.imported === undefined)
    return binding.identifier === undefined ? undefined : { kind: "local", binding };
  return definitionSubject(binding, path, scripts, binding.imported?.entry.alias !== undefined);
}

function definitionSubject(
  binding: Binding,
  path: string,
  scripts: ScriptProject,
  isAlias: boolean,
): ScriptSubject | undefined {
  const found = scripts.definitionOf(binding, path);
  return found && { kind: "definition", found, binding, isAlias };
}

function labelAt(document: ScriptDocument, offset: number): NamedPlace | undefined {
  const chain = document.nodesAt(offset);
  const directive = chain.findLast((node) => node.type === "Directive");
  const text = chain.at(-1);
  if (directive?.name.name !== "label" || text?.type !== "StringLiteral") return undefined;
  return { subject: { kind: "label", name: text.value }, range: nameRange(text) };
}

/** A name without the quotes around it. */
export function nameRange(node: Node): Range {
  if (node.type !== "StringLiteral") return node.range;
  const [start, end] = node.range;
  const width = Math.min(node.quote.length, Math.floor((end - start) / 2));
  return [start + width, end - width];
}

interface PlacedDefinition {
  readonly definition: Definition;
  /** The script that holds it. */
  readonly path: string;
}

/** Whether two are the same definition; an edit elsewhere in its script makes it another object. */
export function isSameDefinition(a: PlacedDefinition, b: PlacedDefinition): boolean {
  return a.path === b.path && a.definition.name === b.definition.name;
}

/**
 * The scripts that may name a definition or a label, by their text: those of its own pipeline. Only they are parsed: a
 * repository may have thousands.
 */
export function scriptsNaming(word: string, { root }: ScriptProject, workspace: LanguageWorkspace): readonly string[] {
  return workspace.scripts().filter((path) => {
    if (root !== undefined && !isWithin(root, path)) return false;
    const read = workspace.fileSystem.readFile(path);
    return read.kind === "text" && read.text.includes(word);
  });
}
