import type { Position, SignatureHelp } from "vscode-languageserver";
import { scriptFacts } from "@nf-lint/pipeline";
import type { FoundDefinition } from "@nf-lint/pipeline";
import { openCall } from "../../documents/script-cursor.js";
import type { ScriptDocument } from "../../documents/script-document.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import { callInputs } from "./call-inputs.js";
import type { CallInput } from "./call-inputs.js";
import { factText } from "./fact-items.js";
import { boundName } from "./scope-at.js";

/** What opens the help, and what moves it on. */
export const SIGNATURE_TRIGGERS = ["(", ","] as const;

/** The inputs of the process, workflow or function that is being called, and at which of them the cursor is. */
export function signatureHelp(
  document: ScriptDocument,
  position: Position,
  workspace: LanguageWorkspace,
): SignatureHelp | undefined {
  const offset = document.offsetAt(position);
  const call = openCall(document, offset);
  const scripts = workspace.scriptsOf(document.path);
  if (call === undefined || scripts === undefined) return undefined;
  const { name, argument, owner } = call;
  const binding = boundName(name, call.start, { names: scripts.names(document.path) });
  if (binding === undefined)
    return owner === undefined ? help(factSignatures(name), argument) : help(channelSignatures(owner, name), argument);
  if (owner !== undefined) return undefined;
  const found = scripts.definitionOf(binding, document.path);
  return found === undefined ? undefined : help(signatureOf(name, found), argument);
}

interface Signature {
  readonly name: string;
  readonly parameters: readonly { readonly label: string; readonly text: string }[];
  readonly documentation: string;
}

function signatureOf(name: string, found: FoundDefinition): readonly Signature[] {
  const inputs = callInputs(found);
  if (inputs === undefined) return [];
  const { definition } = found;
  const alias = definition.name === name ? "" : ` \`${definition.name}\``;
  const outputs = definition.outputs.map((output) => `\`${output.name}\``).join(", ");
  return [
    {
      name,
      parameters: inputs.map((input) => ({
        label: labelOf(input, definition.kind === "function"),
        text: `\`${input.text.replace(/`/g, "'")}\``,
      })),
      documentation: `${definition.kind}${alias}${outputs === "" ? "" : `, outputs ${outputs}`}`,
    },
  ];
}

/** Whoever calls a function wants its types and defaults too. */
function labelOf({ name, text }: CallInput, isFunction: boolean): string {
  if (isFunction) return text;
  return name.includes(", ") ? `[${name}]` : name;
}

function factSignatures(name: string): readonly Signature[] {
  return written(scriptFacts("script").get(name));
}

function channelSignatures(owner: string, name: string): readonly Signature[] {
  return /^[cC]hannel$/.test(owner) ? written(scriptFacts("channel").get(name)) : [];
}

function written(fact: ReturnType<ReturnType<typeof scriptFacts>["get"]>): readonly Signature[] {
  return (fact?.signatures ?? []).map((signature) => ({
    name: fact?.name ?? "",
    parameters: partsOf(/^\((.*)\) ->/.exec(signature)?.[1] ?? "").map((label) => ({ label, text: "" })),
    documentation: fact === undefined ? "" : factText(fact),
  }));
}

/** At commas outside of angle brackets: `opts: Map<String,?>, name: String`. */
function partsOf(parameters: string): readonly string[] {
  return parameters === "" ? [] : parameters.split(/, (?=\w+: )/);
}

function help(signatures: readonly Signature[], argument: number): SignatureHelp | undefined {
  if (signatures.length === 0) return undefined;
  const fits = signatures.findIndex(({ parameters }) => parameters.length > argument);
  return {
    signatures: signatures.map(({ name, parameters, documentation }) => ({
      label: `${name}(${parameters.map(({ label }) => label).join(", ")})`,
      documentation: { kind: "markdown", value: documentation },
      parameters: labelled(name, parameters),
    })),
    activeSignature: Math.max(fits, 0),
    activeParameter: argument,
  };
}

/** By their places in the label: a name may be a part of another. */
function labelled(
  name: string,
  parameters: Signature["parameters"],
): NonNullable<SignatureHelp["signatures"][number]["parameters"]> {
  let start = name.length + 1;
  return parameters.map(({ label, text }) => {
    const at: [number, number] = [start, start + label.length];
    start = at[1] + ", ".length;
    return { label: at, ...(text !== "" && { documentation: { kind: "markdown" as const, value: text } }) };
  });
}
