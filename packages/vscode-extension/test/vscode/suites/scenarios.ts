import { commands, languages, Selection, window, workspace, WorkspaceEdit } from "vscode";
import type { CompletionList, Diagnostic, Position, TextDocument, TextEditor, Uri } from "vscode";

// This runs in a browser too, which has no module of Node's.

/** What is told of a scenario, and what it does. */
export type Scenarios = Readonly<Record<string, () => Promise<void>>>;

/** Longer than any machine needs: it ends what hangs. */
const LONGEST_MS = 180_000;

/**
 * Runs scenarios one after the other. Each is told of in the console; that one failed is told by the promise.
 *
 * @param prepare Brings about what every scenario begins with, whatever the one before has left.
 */
export async function runScenarios(scenarios: Scenarios, prepare: () => Promise<void>): Promise<void> {
  const failed: string[] = [];
  for (const [name, scenario] of Object.entries(scenarios)) {
    try {
      await prepare();
      await scenario();
      console.log(`ok - ${name}`);
    } catch (error) {
      failed.push(name);
      console.log(`not ok - ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length > 0) throw new Error(failed.join("; "));
}

/** Closes all editors and takes back what was not saved. */
export async function revertAll(): Promise<void> {
  const unsaved = (): readonly TextDocument[] => workspace.textDocuments.filter(({ isDirty }) => isDirty);
  await until(
    "nothing unsaved",
    async () => {
      for (const document of unsaved()) {
        await show(document.uri);
        await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      }
      return unsaved().length;
    },
    equals(0),
  );
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Opens a file in an editor: again, where VS Code opens another one in that moment. */
export async function show(uri: Uri): Promise<TextEditor> {
  const seen = await until(
    `an editor of ${uri.path}`,
    () =>
      window.showTextDocument(uri).then(
        (editor) => ({ editor, why: "" }),
        (error: unknown) => ({ editor: undefined, why: String(error) }),
      ),
    ({ editor }) => editor !== undefined,
  );
  if (seen.editor === undefined) throw new Error(seen.why);
  return seen.editor;
}

/** Looks until what it sees is as wanted; the last sight is in the error. */
export async function until<T>(
  what: string,
  look: () => T | PromiseLike<T>,
  isWanted: (seen: T) => boolean,
): Promise<T> {
  for (const ends = Date.now() + LONGEST_MS; ;) {
    const seen = await look();
    if (isWanted(seen)) return seen;
    if (Date.now() > ends) throw new Error(`${what}: still ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** For `until`: deeply the same. */
export function equals<T>(wanted: T): (seen: T) => boolean {
  return (seen) => JSON.stringify(seen) === JSON.stringify(wanted);
}

export function findings(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "nf-lint");
}

/** The rules of the findings in a file, in the alphabet's order. */
export function rules(uri: Uri): readonly string[] {
  return findings(uri).map(ruleOf).toSorted();
}

export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until a file has findings of exactly these rules. */
export async function untilRules(uri: Uri, wanted: readonly string[]): Promise<void> {
  await until(`findings in ${uri.path}`, () => rules(uri), equals(wanted));
}

/** The position in the middle of a text's first occurrence. */
export function at(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`no ${text} in the document`);
  return document.positionAt(offset + Math.floor(text.length / 2));
}

/** The file in an editor, with a text behind its own. */
export async function edited(uri: Uri, text: string): Promise<TextDocument> {
  const { document } = await show(uri);
  const edit = new WorkspaceEdit();
  edit.insert(uri, document.positionAt(document.getText().length), text);
  if (!(await workspace.applyEdit(edit))) throw new Error(`${uri.path} cannot be edited`);
  return document;
}

/** What is offered behind a text's last occurrence. */
export async function completions(document: TextDocument, text: string): Promise<readonly string[]> {
  const position = document.positionAt(document.getText().lastIndexOf(text) + text.length);
  if (window.activeTextEditor !== undefined) window.activeTextEditor.selection = new Selection(position, position);
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** What hovering over the middle of a text shows. */
export async function hoverText(document: TextDocument, text: string): Promise<string> {
  const hovers = await commands.executeCommand<readonly { contents: readonly (string | { value: string })[] }[]>(
    "vscode.executeHoverProvider",
    document.uri,
    at(document, text),
  );
  return hovers
    .flatMap(({ contents }) => contents.map((one) => (typeof one === "string" ? one : one.value)))
    .join("\n");
}
