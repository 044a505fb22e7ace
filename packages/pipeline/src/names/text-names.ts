import type { Binding } from "./script-names.js";
import type { CallExpression, Node, ProcessDeclaration } from "@nf-lint/parser";
import { traverse } from "@nf-lint/parser";

type TemplateNames = (call: CallExpression) => ReadonlySet<string> | undefined;

/**
 * The names that the texts of the process around a variable read where Nextflow does not look: `!{x}` in `shell:`, and its
 * templates. `undefined` where a template cannot be read; none outside a process.
 */
export function textNameLookup(
  templateNames: TemplateNames,
): (binding: Pick<Binding, "scope">) => ReadonlySet<string> | undefined {
  const known = new Map<ProcessDeclaration, { readonly names: ReadonlySet<string> | undefined }>();
  return (binding) => {
    let scope: Binding["scope"] | undefined = binding.scope;
    while (scope !== undefined && scope.kind !== "process") scope = scope.parent;
    const process = scope?.node;
    if (process?.type !== "ProcessDeclaration") return NONE;
    const held = known.get(process) ?? { names: namesInProcess(process, templateNames) };
    known.set(process, held);
    return held.names;
  };
}

const NONE: ReadonlySet<string> = new Set();

function namesInProcess(process: ProcessDeclaration, templateNames: TemplateNames): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const templates: CallExpression[] = [];
  for (const section of process.sections) {
    if (!CODE.has(section.kind)) continue;
    traverse(section, (node) => {
      if (section.kind === "shell") addShellNames(node, names);
      if (isTemplateCall(node)) templates.push(node);
    });
  }
  for (const call of templates) {
    const read = templateNames(call);
    if (read === undefined) return undefined;
    for (const name of read) names.add(name);
  }
  return names;
}

const CODE: ReadonlySet<string> = new Set(["script", "shell", "exec", "stub"]);

function isTemplateCall(node: Node): node is CallExpression {
  return node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "template";
}

function addShellNames(node: Node, names: Set<string>): void {
  if (node.type === "StringLiteral" || node.type === "GStringText") addInterpolatedNames(node.value, "!", names);
}

/** The names in `${…}` and `$x` of a template. */
export function namesInTemplate(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  addInterpolatedNames(text, "$", names);
  return names;
}

/** All words in `!{…}` count, and `x` in `!x`. */
function addInterpolatedNames(text: string, sign: "!" | "$", names: Set<string>): void {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (text[at + 1] !== "{") {
      const name = /^[\p{L}_][\p{L}\p{Nd}_]*/u.exec(text.slice(at + 1, at + 1 + LONGEST_NAME))?.[0];
      if (name !== undefined) names.add(name);
      continue;
    }
    const closing = text.indexOf("}", at);
    const end = closing < 0 ? text.length : closing;
    for (const [word] of text.slice(at + 2, end).matchAll(/[\p{L}_][\p{L}\p{Nd}_]*/gu)) names.add(word);
    if (closing < 0) return;
    at = end;
  }
}

const LONGEST_NAME = 200;
