import { commands, extensions } from "vscode";
import type { CompletionItem, CompletionList } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { leavesToOfficial } from "./server-settings.js";

const OFFICIAL_EXTENSION = "nextflow.nextflow";

type ProvideCompletion = NonNullable<Middleware["provideCompletionItem"]>;

/** Where the other providers are being asked, in the same moment, what they offer. */
const asked = new Set<string>();

/**
 * Completion without the names that the official extension offers at the same place: it may be installed and offer nothing, for
 * lack of Java say, so that it is asked.
 */
export const completionBesideOfficial: ProvideCompletion = async (document, position, context, token, next) => {
  const place = `${document.uri.toString()} ${String(document.offsetAt(position))}`;
  // The others are asked through VS Code, which asks here too.
  if (asked.has(place)) return [];
  const own = await next(document, position, context, token);
  if (!own || !leavesToOfficial(document.uri) || extensions.getExtension(OFFICIAL_EXTENSION) === undefined) return own;
  asked.add(place);
  try {
    const others = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
      context.triggerCharacter,
    );
    const offered = new Set(others.items.map(nameOf));
    const kept = (items: readonly CompletionItem[]): CompletionItem[] =>
      items.filter((item) => !offered.has(nameOf(item)));
    if (Array.isArray(own)) return kept(own);
    own.items = kept(own.items);
    return own;
  } finally {
    asked.delete(place);
  }
};

function nameOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}
