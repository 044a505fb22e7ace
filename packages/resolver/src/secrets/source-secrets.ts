import type { ConfigFile, Expression, Script } from "@nf-lint/parser";
import type { OptionPath } from "../resolved-config.js";
import { canBeCredential, credentialParts, credentialsIn, isCredentialOption } from "./credentials.js";
import type { TextPart } from "./credentials.js";
import { placedTexts, writtenTexts } from "./written-texts.js";
import type { ParamReader, WrittenText } from "./written-texts.js";

/** The credentials that stand in a text: where, and what they are. */
export interface SourceSecrets {
  readonly parts: readonly TextPart[];
  readonly texts: readonly string[];
}

/** A file that was read. */
interface Source {
  readonly text: string;
  readonly ast: ConfigFile | Script;
}

/** The credentials in a configuration or a script: in its values by what they are for, anywhere by their form. */
export function sourceSecrets({ text, ast }: Source): SourceSecrets {
  const { texts, readers } = placedTexts(ast);
  const isForOption = givenToOptions(readers);
  const ofOptions = texts.filter((one) => isWhole(one.path, one.node.value) || isForOption(one));
  const ofForm = credentialsIn(text);
  return {
    parts: [...ofOptions.map(({ node }) => insideQuotes(node, text)), ...ofForm],
    texts: [...ofOptions.map(({ node }) => node.value), ...ofForm.map(([from, to]) => text.slice(from, to))],
  };
}

/** A text of a file that is, or holds, a credential: the option or param that it is given to, `[]` where that is none. */
export type CredentialText = WrittenText;

/** The texts of a configuration or a script that are, or hold, credentials: what is to be reported, each once. */
export function credentialTexts({ ast }: Pick<Source, "ast">): readonly CredentialText[] {
  const { texts, readers } = placedTexts(ast);
  const isForOption = givenToOptions(readers);
  return texts.filter((text) => {
    const { path, node, isValue } = text;
    if (!isValue) return credentialsIn(node.value).length > 0;
    return credentialParts(path, node.value).length > 0 || isForOption(text);
  });
}

/** What the params of a file are set to that options of the same file take a credential from, whatever their names. */
function givenToOptions(readers: readonly ParamReader[]): (text: WrittenText) => boolean {
  const params = new Set<string>();
  for (const { path, param } of readers) if (isCredentialOption(path)) params.add(param.join("."));
  return ({ path, node: { value }, isValue }) => isValue && params.has(path.join(".")) && canBeCredential(value);
}

/** The places in the source of an option's value, such as a closure, whose texts are credentials. */
export function valueSecrets(path: OptionPath, value: Expression, source: string): readonly TextPart[] {
  const [offset] = value.range;
  const ofOption = writtenTexts(value, path)
    .filter((one) => isWhole(one.path, one.node.value))
    .map(({ node }): TextPart => [node.range[0] - offset, node.range[1] - offset])
    .map(([start, end]): TextPart => insideQuotes({ range: [start, end] }, source));
  return [...ofOption, ...credentialsIn(source)];
}

function isWhole(path: OptionPath, text: string): boolean {
  return path.length > 0 && credentialParts(path, text).some(([from, to]) => from === 0 && to === text.length);
}

function insideQuotes({ range: [start, end] }: { readonly range: TextPart }, text: string): TextPart {
  const [quote = ""] = /^(?:'''|"""|\$\/|['"/])/.exec(text.slice(start, start + 3)) ?? [];
  return quote !== "" && end - start >= 2 * quote.length ? [start + quote.length, end - quote.length] : [start, end];
}
