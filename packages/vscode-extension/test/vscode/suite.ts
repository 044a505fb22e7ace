import assert from "node:assert/strict";
import { commands, languages, MarkdownString, Range, Selection, Uri, window, workspace, WorkspaceEdit } from "vscode";
import type { CodeAction, CompletionList, Diagnostic, Hover, Position, TextDocument } from "vscode";

const EXAMPLE = workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/");
const ROOT = Uri.joinPath(EXAMPLE, "nextflow.config");
const INCLUDED = Uri.joinPath(EXAMPLE, "conf/gcp.config");

const scenarios: Readonly<Record<string, () => Promise<void>>> = {
  "findings of a project, also in files that are not open": async () => {
    await window.showTextDocument(ROOT);
    const found = await until(
      () => findings(ROOT),
      (all) => all.some((one) => code(one) === "require-spot-retries"),
    );
    const pin = found.find((one) => code(one) === "pin-nextflow-version");
    assert.ok(pin);
    assert.equal(pin.source, "nf-lint");
    assert.ok(typeof pin.code === "object" && pin.code.target.toString().includes("pin-nextflow-version"));
    await until(
      () => findings(INCLUDED),
      (all) => all.length > 0,
    );
  },

  "a finding says in which profiles it holds": async () => {
    const labels = (
      await until(
        () => findings(ROOT),
        (all) => all.length > 2,
      )
    ).map(({ message }) => message);
    assert.ok(
      labels.some((message) => message.includes("gcp_spot")),
      labels.join("\n"),
    );
  },

  "hover: the value in each profile": async () => {
    const document = await workspace.openTextDocument(ROOT);
    const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", ROOT, at(document, ".spot ="));
    const text = hovers
      .flatMap(({ contents }) => contents.map((one) => (one instanceof MarkdownString ? one.value : "")))
      .join("\n");
    assert.match(text, /google\.batch\.spot/);
    assert.match(text, /gcp_spot/);
  },

  "completion: options of a scope, and values of an option": async () => {
    const document = await edited(ROOT, "process.exec = 1\nprocess.executor = 'l'\n");
    const options = await completions(document, "process.exec");
    assert.ok(options.includes("executor"), options.join(" "));
    const values = await completions(document, "process.executor = 'l");
    assert.ok(
      values.some((value) => value.includes("slurm")),
      values.join(" "),
    );
    await commands.executeCommand("workbench.action.files.revert");
  },

  "code actions: a fix, a way to turn the rule off, the rule's page": async () => {
    const document = await workspace.openTextDocument(ROOT);
    const position = at(document, "nextflowVersion");
    const range = new Range(position, position);
    const actions = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", ROOT, range);
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.some((title) => /disable/i.test(title)),
      titles.join("; "),
    );
    assert.ok(
      titles.some((title) => title.includes("page of pin-nextflow-version")),
      titles.join("; "),
    );
    assert.ok(
      actions.some(({ edit }) => edit !== undefined),
      titles.join("; "),
    );
  },

  "findings follow the keys": async () => {
    const document = await edited(ROOT, "process.cpuz = 4\n");
    await until(
      () => findings(ROOT),
      (all) => all.some((one) => code(one) === "no-unknown-option"),
    );
    await commands.executeCommand("workbench.action.files.revert");
    await until(
      () => findings(ROOT),
      (all) => all.every((one) => code(one) !== "no-unknown-option"),
    );
    assert.equal(document.isDirty, false);
  },

  "resolved configuration: what a profile sets, with blame, following edits": async () => {
    await window.showTextDocument(ROOT);
    await commands.executeCommand("nfLint.showResolvedConfig", ROOT, "gcp_spot");
    const resolved = window.activeTextEditor?.document;
    assert.equal(resolved?.uri.scheme, "nf-lint-resolved");
    assert.equal(resolved.languageId, "nextflow-config");
    assert.match(resolved.getText(), /google\.batch\.spot = true {2}\/\/ nextflow\.config:\d+ \(profile gcp_spot\)/);
    await edited(ROOT, "process.cpus = 42\n");
    await until(
      () => Promise.resolve(resolved.getText()),
      (text) => text.includes("process.cpus = 42"),
    );
    await commands.executeCommand("workbench.action.files.revert");
    await until(
      () => Promise.resolve(resolved.getText()),
      (text) => !text.includes("process.cpus = 42"),
    );
  },

  "two profiles in the diff editor": async () => {
    await commands.executeCommand("nfLint.compareProfiles", ROOT.toString(), "(none)", "gcp_spot");
    const { label } =
      (await until(
        () => Promise.resolve(window.tabGroups.activeTabGroup.activeTab),
        (tab) => tab?.label.includes("↔") === true,
      )) ?? {};
    assert.equal(label, "(none) ↔ gcp_spot");
    const sides = workspace.textDocuments
      .filter(({ uri }) => uri.scheme === "nf-lint-resolved")
      .map((one) => one.getText());
    assert.ok(
      sides.some((text) => text.startsWith("// nextflow.config, the run without profiles")),
      sides.join("\n---\n"),
    );
  },

  "settings: only some profiles, none at all, and syntax left to others": async () => {
    const settings = workspace.getConfiguration("nfLint");
    await settings.update("profiles", ["local"], false);
    await until(
      () => findings(ROOT),
      (all) => all.every((one) => code(one) !== "require-spot-retries"),
    );
    await settings.update("profiles", undefined, false);
    await until(
      () => findings(ROOT),
      (all) => all.some((one) => code(one) === "require-spot-retries"),
    );
    await settings.update("enable", false, false);
    await until(
      () => findings(ROOT),
      (all) => all.length === 0,
    );
    await settings.update("enable", undefined, false);
    await until(
      () => findings(ROOT),
      (all) => all.length > 0,
    );
    await edited(ROOT, "process.cpus 4\n");
    await until(
      () => findings(ROOT),
      (all) => all.some((one) => code(one) === "syntax"),
    );
    await settings.update("syntaxDiagnostics", "off", false);
    await until(
      () => findings(ROOT),
      (all) => all.every((one) => code(one) !== "syntax"),
    );
    await settings.update("syntaxDiagnostics", undefined, false);
    await commands.executeCommand("workbench.action.files.revert");
  },

  "the settings file: a draft of one where there is none": async () => {
    await window.showTextDocument(ROOT);
    await commands.executeCommand("nfLint.openSettingsFile");
    const draft = window.activeTextEditor?.document;
    assert.equal(draft?.uri.scheme, "untitled");
    assert.ok(draft.uri.path.endsWith("/.nf-lint.yml"));
    assert.match(draft.getText(), /^presets: \[recommended\]$/m);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  },

  "fix all": async () => {
    const document = await edited(ROOT, "docker.enabled = 'true'\n");
    await until(
      () => findings(ROOT),
      (all) => all.some(({ message }) => message.includes("docker.enabled")),
    );
    await commands.executeCommand("nfLint.fixAll");
    await until(
      () => Promise.resolve(document.getText()),
      (text) => text.includes("docker.enabled = true\n"),
    );
    await commands.executeCommand("workbench.action.files.revert");
  },

  "a change on the disk": async () => {
    const added = Uri.joinPath(EXAMPLE, ".nf-lint.yml");
    await workspace.fs.writeFile(added, new TextEncoder().encode("rules:\n  pin-nextflow-version: off\n"));
    await until(
      () => findings(ROOT),
      (all) => all.every((one) => code(one) !== "pin-nextflow-version"),
    );
    await workspace.fs.delete(added);
    await until(
      () => findings(ROOT),
      (all) => all.some((one) => code(one) === "pin-nextflow-version"),
    );
  },

  restart: async () => {
    await commands.executeCommand("nfLint.restart");
    await until(
      () => findings(ROOT),
      (all) => all.some((one) => code(one) === "require-spot-retries"),
    );
  },
};

/** Called by VS Code. Each scenario is told of in the console; that one failed is told by the promise. */
export async function run(): Promise<void> {
  const failed: string[] = [];
  for (const [name, scenario] of Object.entries(scenarios)) {
    try {
      await scenario();
      console.log(`ok - ${name}`);
    } catch (error) {
      failed.push(name);
      console.log(`not ok - ${name}: ${error instanceof Error ? error.message : String(error)}`);
      await commands.executeCommand("workbench.action.files.revert");
    }
  }
  if (failed.length > 0) throw new Error(failed.join("; "));
}

function findings(uri: Uri): Promise<readonly Diagnostic[]> {
  return Promise.resolve(languages.getDiagnostics(uri).filter(({ source }) => source === "nf-lint"));
}

function code({ code: value }: Diagnostic): unknown {
  return typeof value === "object" ? value.value : value;
}

/** Looks until what it sees is as wanted; the last sight is in the error. */
async function until<T>(look: () => Promise<T>, isWanted: (seen: T) => boolean): Promise<T> {
  const LONGEST_MS = 15_000;
  for (const ends = Date.now() + LONGEST_MS; ;) {
    const seen = await look();
    if (isWanted(seen)) return seen;
    if (Date.now() > ends) throw new Error(`still ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The position in the middle of a text's first occurrence. */
function at(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `no ${text} in the document`);
  return document.positionAt(offset + Math.floor(text.length / 2));
}

/** The file in an editor, with a text behind its own. */
async function edited(uri: Uri, text: string): Promise<TextDocument> {
  const { document } = await window.showTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.insert(uri, document.positionAt(document.getText().length), text);
  await workspace.applyEdit(edit);
  return document;
}

/** What is offered behind a text's last occurrence. */
async function completions(document: TextDocument, text: string): Promise<readonly string[]> {
  const position = document.positionAt(document.getText().lastIndexOf(text) + text.length);
  if (window.activeTextEditor !== undefined) window.activeTextEditor.selection = new Selection(position, position);
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}
