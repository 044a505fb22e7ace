import { traverse } from "@nf-lint/parser";
import { InlayHintKind } from "vscode-languageserver";
import type { InlayHint, Range } from "vscode-languageserver";
import { isBinding } from "@nf-lint/pipeline";
import { touches } from "../../documents/positions.js";
import type { ScriptDocument } from "../../documents/script-document.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import { callInputs } from "./call-inputs.js";

/** Before each argument of a call of a process or workflow: the input that it is given to. */
export function scriptInlayHints(document: ScriptDocument, range: Range, workspace: LanguageWorkspace): InlayHint[] {
  const scripts = workspace.scriptsOf(document.path);
  const targets = new Map(
    (scripts?.names(document.path)?.calls ?? []).map(({ reference }) => [reference.node, reference.target] as const),
  );
  const hints: InlayHint[] = [];
  traverse(document.ast, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return;
    const target = targets.get(node.callee);
    const found = isBinding(target) ? scripts?.definitionOf(target, document.path) : undefined;
    const inputs = found === undefined ? [] : (callInputs(found) ?? []);
    for (const [index, argument] of node.arguments.entries()) {
      const input = inputs[index];
      if (input === undefined || argument.type === "NamedArgument") continue;
      const position = document.positionAt(argument.range[0]);
      const isSaid = argument.type === "Identifier" && argument.name === input.name;
      if (isSaid || !touches({ start: position, end: position }, range)) continue;
      const label = input.name.includes(", ") ? `[${input.name}]:` : `${input.name}:`;
      hints.push({ position, label, kind: InlayHintKind.Parameter, paddingRight: true });
    }
  });
  return hints;
}
