import assert from "node:assert/strict";
import {
  CodeActionKind,
  commands,
  DiagnosticTag,
  extensions,
  languages,
  Range,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from "vscode";
import type { CodeAction, CodeLens, DocumentLink, InlayHint, TextDocument } from "vscode";
import {
  at,
  completions,
  edited,
  equals,
  findings,
  hoverText,
  revertAll,
  ruleOf,
  rules,
  runScenarios,
  show,
  until,
  untilRules,
} from "./scenarios.js";
import type { Scenarios } from "./scenarios.js";

/** All that the extension does in one folder, by the API that extensions have of VS Code. */

const FOLDER = workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/");
const ROOT = Uri.joinPath(FOLDER, "nextflow.config");
const INCLUDED = Uri.joinPath(FOLDER, "conf/gcp.config");
const SCRIPT = Uri.joinPath(FOLDER, "main.nf");
const SETTINGS_FILE = Uri.joinPath(FOLDER, ".nf-lint.yml");

const PIN = "pin-nextflow-version";
const FUSION = "require-fusion-snapshots";
const SPOT = "require-spot-retries";
const IN_ROOT = [PIN, FUSION, SPOT];

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const manifest = extensions.getExtension("lint-nextflow.nf-lint-vscode")?.packageJSON as Manifest;

const scenarios: Scenarios = {
  "findings: of a script, while one types, with a way to turn the rule off": async () => {
    await untilRules(SCRIPT, []);
    await edited(SCRIPT, "workflow OTHER {\n    println nothing_of_the_kind\n}\n");
    const [unknown] = await until(
      "a finding in the script",
      () => findings(SCRIPT),
      (all) => all.length > 0,
    );
    assert.ok(unknown !== undefined);
    const actions = await until(
      "its actions",
      () => commands.executeCommand<readonly CodeAction[]>("vscode.executeCodeActionProvider", SCRIPT, unknown.range),
      (all) => all.some(({ title }) => title.endsWith("for this line")),
    );
    assert.ok(actions.some(({ title }) => title.startsWith("Open the page of")));
    await revertAll();
    await untilRules(SCRIPT, []);
  },

  "findings: of a project, also in files that are not open": async () => {
    await untilRules(INCLUDED, ["require-resource-labels"]);
    const pin = findingOf(PIN);
    assert.ok(typeof pin.code === "object");
    assert.match(pin.code.target.toString(), /pin-nextflow-version/);
    const spot = findingOf(SPOT);
    assert.match(spot.message, /gcp_spot/);
    assert.ok(spot.relatedInformation?.some(({ location }) => location.uri.path === INCLUDED.path));
  },

  "findings: follow the keys, and mark what is deprecated": async () => {
    await edited(ROOT, "process.cpuz = 4\n");
    await until("an unknown option", () => rules(ROOT), includesAll("no-unknown-option"));
    await commands.executeCommand("workbench.action.files.revert");
    await untilRules(ROOT, IN_ROOT);
    await edited(ROOT, "aws.client.uploadChunkSize = 10.MB\n");
    await until("a deprecated option", () => rules(ROOT), includesAll("no-deprecated-option"));
    assert.deepEqual(findingOf("no-deprecated-option").tags, [DiagnosticTag.Deprecated]);
  },

  "findings: follow the disk": async () => {
    await workspace.fs.writeFile(SETTINGS_FILE, bytes(`rules:\n  ${PIN}: off\n`));
    await untilRules(ROOT, [FUSION, SPOT]);
    await workspace.fs.delete(SETTINGS_FILE);
    await untilRules(ROOT, IN_ROOT);
    const text = await workspace.fs.readFile(INCLUDED);
    await workspace.fs.writeFile(INCLUDED, bytes("process.cpuz = 1\n"));
    await untilRules(INCLUDED, ["no-unknown-option"]);
    await workspace.fs.writeFile(INCLUDED, text);
    await untilRules(INCLUDED, ["require-resource-labels"]);
  },

  "hover: an option's value in each profile": async () => {
    assert.match(await untilHover("gcp_spot"), /google\.batch\.spot/);
  },

  "completion: options of a scope, and values of an option": async () => {
    const document = await edited(ROOT, "process.exec = 1\nprocess.executor = 'l'\n");
    await until("options", () => completions(document, "process.exec"), includesAll("executor"));
    await until(
      "values",
      () => completions(document, "process.executor = 'l"),
      (values) => values.some((value) => value.includes("slurm")),
    );
  },

  "code actions: a fix": async () => {
    const document = await workspace.openTextDocument(ROOT);
    await apply(await actionAt(document, "nextflowVersion", ({ isPreferred }) => isPreferred === true));
    assert.match(document.getText(), /nextflowVersion = '!>=25\.10\.0'/);
    await untilRules(ROOT, [FUSION, SPOT]);
  },

  "code actions: a rule is disabled for a line, a file, a project": async () => {
    const document = await workspace.openTextDocument(ROOT);
    await apply(await actionAt(document, "nextflowVersion", titled(`Disable ${PIN} for this line`)));
    assert.match(document.getText(), /nf-lint-disable-next-line pin-nextflow-version\n {4}nextflowVersion/);
    await untilRules(ROOT, [FUSION, SPOT]);
    await apply(await actionAt(document, "google.batch.spot", titled(`Disable ${SPOT} for this file`)));
    assert.match(document.getText(), /^\/\/ nf-lint-disable-file require-spot-retries\n/);
    await untilRules(ROOT, [FUSION]);
    await apply(await actionAt(document, "google.batch.spot", titled(`Disable ${FUSION} for the project`)));
    const settings = await workspace.openTextDocument(SETTINGS_FILE);
    await until("the settings", () => settings.getText(), equals(`rules:\n  ${FUSION}: off\n`));
    await untilRules(ROOT, []);
  },

  "code actions: a rule's page": async () => {
    const document = await workspace.openTextDocument(ROOT);
    const { command } = await actionAt(document, "nextflowVersion", titled(`Open the page of ${PIN}`));
    assert.ok((await commands.getCommands(true)).includes(command?.command ?? ""));
    assert.match(String(command?.arguments?.[0]), /^https:.*\/pin-nextflow-version\.md$/);
  },

  "code actions: all fixes when a file is saved": async () => {
    const editor = workspace.getConfiguration("editor");
    await editor.update("codeActionsOnSave", { "source.fixAll.nf-lint": "explicit" }, false);
    const before = await workspace.fs.readFile(ROOT);
    const document = await edited(ROOT, "docker.enabled = 'true'\n");
    await until("what can be fixed", () => rules(ROOT), includesAll("no-quoted-boolean"));
    // VS Code saves without the fixes that take too long: the next save makes them.
    await until(
      "the fix",
      async () => {
        await edited(ROOT, "// saved\n");
        await document.save();
        return document.getText();
      },
      includes("docker.enabled = true\n"),
    );
    await until("the saved text", () => document.isDirty, equals(false));
    await editor.update("codeActionsOnSave", undefined, false);
    await workspace.fs.writeFile(ROOT, before);
    await until("the old text", () => document.getText(), equals(new TextDecoder().decode(before)));
  },

  "commands: each that is declared is there": async () => {
    const absent = async (): Promise<readonly string[]> => {
      const there = await commands.getCommands(true);
      return manifest.contributes.commands.map(({ command }) => command).filter((command) => !there.includes(command));
    };
    await until("what is absent", absent, equals<readonly string[]>([]));
  },

  "command: the hosts that a run needs": async () => {
    await commands.executeCommand("nfLint.showHosts", ROOT);
    const text = (): string => window.activeTextEditor?.document.getText() ?? "";
    await until("the table", text, includes("batch.googleapis.com:443"));
    assert.equal(window.activeTextEditor?.document.uri.scheme, "nf-lint-hosts");
  },

  "command: the resolved configuration, with blame, following edits": async () => {
    await show(ROOT);
    await commands.executeCommand("nfLint.showResolvedConfig", ROOT, "gcp_spot");
    const resolved = await until(
      "an editor",
      () => window.activeTextEditor?.document,
      (document) => document?.uri.scheme === "nf-lint-resolved",
    );
    assert.ok(resolved);
    assert.equal(resolved.languageId, "nextflow-config");
    await until("the text", () => resolved.getText(), includes("google.batch.spot = true  // nextflow.config:"));
    assert.match(resolved.getText(), /google\.batch\.spot = true {2}\/\/ nextflow\.config:\d+ \(profile gcp_spot\)/);
    const links = await commands.executeCommand<readonly DocumentLink[]>("vscode.executeLinkProvider", resolved.uri);
    const [place] = links.filter(({ range }) => resolved.getText(range).startsWith("nextflow.config:"));
    assert.match(place?.target?.toString() ?? "", /nextflow\.config#L\d+(?:,|%2C)\d+$/);
    await edited(ROOT, "process.cpus = 42\n");
    const text = await until("the edit", () => resolved.getText(), includes("process.cpus = 42"));
    assert.match(text, /process\.cpus = 42 {2}\/\/ nextflow\.config:\d+; overrides 2 at conf\/base\.config:2\n/);
    await commands.executeCommand("workbench.action.files.revert");
    await until("the text before the edit", () => resolved.getText(), includes("process.cpus = 2 "));
    assert.deepEqual(rules(resolved.uri), [], "what is made is not linted");
  },

  "command: two profiles in the diff editor": async () => {
    await commands.executeCommand("nfLint.compareProfiles", ROOT.toString(), "(none)", "gcp_spot");
    const { label, input } = await until(
      "a diff editor",
      () => ({ ...window.tabGroups.activeTabGroup.activeTab }),
      (tab) => tab.input instanceof TabInputTextDiff,
    );
    assert.equal(label, "(none) ↔ gcp_spot");
    assert.ok(input instanceof TabInputTextDiff);
    const [before, after] = await Promise.all([input.original, input.modified].map((uri) => untilOpen(uri)));
    assert.match(before ?? "", /^\/\/ nextflow\.config, the run without profiles\n/);
    assert.doesNotMatch(before ?? "", /google/);
    assert.match(after ?? "", /^google\.batch\.spot = true$/m);
  },

  "command: fix all": async () => {
    const document = await edited(ROOT, "docker.enabled = 'true'\n");
    await until("what can be fixed", () => rules(ROOT), includesAll("no-quoted-boolean"));
    await commands.executeCommand("nfLint.fixAll");
    await until("the fix", () => document.getText(), includes("docker.enabled = true\n"));
    await until(
      "what could be fixed",
      () => rules(ROOT),
      (all) => !all.includes("no-quoted-boolean"),
    );
  },

  "command: the settings file, or a draft of one": async () => {
    await show(ROOT);
    await commands.executeCommand("nfLint.openSettingsFile");
    const draft = await until(
      "a draft",
      () => window.activeTextEditor?.document,
      (document) => document?.uri.scheme === "untitled",
    );
    assert.ok(draft);
    assert.ok(draft.uri.path.endsWith("/.nf-lint.yml"));
    assert.match(draft.getText(), /^extends: recommended$/m);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await workspace.fs.writeFile(SETTINGS_FILE, bytes(draft.getText()));
    await untilRules(ROOT, IN_ROOT);
    assert.deepEqual(rules(SETTINGS_FILE), []);
    await show(ROOT);
    await commands.executeCommand("nfLint.openSettingsFile");
    await until(
      "the file",
      () => window.activeTextEditor?.document.uri.toString(),
      equals<unknown>(SETTINGS_FILE.toString()),
    );
  },

  "command: restart": async () => {
    const sights: number[] = [];
    const listening = languages.onDidChangeDiagnostics(() => sights.push(findings(ROOT).length));
    await commands.executeCommand("nfLint.restart");
    await until(
      "no findings while it is down, then all",
      () => sights,
      (all) => {
        return all.includes(0) && all.at(-1) === IN_ROOT.length;
      },
    );
    listening.dispose();
    await untilHover("gcp_spot");
  },

  "setting: enable": async () => {
    await set("enable", false);
    await untilRules(ROOT, []);
    await untilRules(INCLUDED, []);
    await untilHover("gcp_spot");
    await set("enable", undefined);
    await untilRules(ROOT, IN_ROOT);
  },

  "setting: profiles": async () => {
    await set("profiles", ["local"]);
    await untilRules(ROOT, [PIN]);
    await untilRules(INCLUDED, []);
  },

  "setting: nextflowVersion": async () => {
    await set("nextflowVersion", "24.04.0");
    await untilRules(ROOT, [PIN, SPOT]);
    await set("nextflowVersion", "26.04.0");
    await untilRules(ROOT, IN_ROOT);
  },

  "setting: run": async () => {
    await set("run", "onSave");
    await untilRules(ROOT, IN_ROOT);
    const before = await workspace.fs.readFile(ROOT);
    const document = await edited(ROOT, "process.cpuz = 4\n");
    // What the edit had led to would stand before these in the server's row.
    for (let i = 0; i < 3; i++) assert.match(await hoverText(document, ".spot ="), /gcp_spot/);
    assert.deepEqual(rules(ROOT), IN_ROOT);
    await document.save();
    await until("the finding", () => rules(ROOT), includesAll("no-unknown-option"));
    await workspace.fs.writeFile(ROOT, before);
    await until("the old text", () => document.getText(), equals(new TextDecoder().decode(before)));
  },

  "setting: syntaxDiagnostics": async () => {
    await edited(ROOT, "process.cpus 4\n");
    await until("by itself, without the official extension", () => rules(ROOT), includesAll("syntax"));
    await set("syntaxDiagnostics", "off");
    await until(
      "off",
      () => rules(ROOT),
      (all) => !all.includes("syntax"),
    );
    await set("syntaxDiagnostics", "on");
    await until("on", () => rules(ROOT), includesAll("syntax"));
  },

  "setting: codeLens": async () => {
    const lenses = (): Thenable<readonly CodeLens[]> => commands.executeCommand("vscode.executeCodeLensProvider", ROOT);
    await until(
      "lenses",
      async () => [...new Set((await lenses()).map(({ command }) => command?.title))].sort(),
      equals<unknown>([
        "1 finding, and 1 in every profile",
        "3 findings, and 1 in every profile",
        "compare with (none)",
        "resolved config",
      ]),
    );
    await set("codeLens", false);
    await until("no lenses", async () => (await lenses()).length, equals(0));
  },

  "setting: inlayHints": async () => {
    const document = await edited(ROOT, "process.cpus = 4\n");
    const base = await workspace.openTextDocument(Uri.joinPath(FOLDER, "conf/base.config"));
    const all = new Range(0, 0, base.lineCount, 0);
    const hints = async (): Promise<readonly string[]> =>
      (await commands.executeCommand<readonly InlayHint[]>("vscode.executeInlayHintProvider", base.uri, all)).map(
        ({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")),
      );
    await until("no hints", hints, equals<readonly string[]>([]));
    await set("inlayHints", true);
    const [hint] = await until("a hint", hints, (seen) => seen.length > 0);
    assert.match(hint ?? "", /^overridden in nextflow\.config/);
    assert.ok(document.isDirty);
  },
};

/** Called by VS Code. */
export async function run(): Promise<void> {
  await runScenarios(scenarios, async () => {
    await revertAll();
    for (const name of Object.keys(manifest.contributes.configuration.properties)) {
      await set(name.slice("nfLint.".length), undefined);
    }
    await deleteSettingsFile();
    await show(ROOT);
    await untilRules(ROOT, IN_ROOT);
  });
}

function findingOf(rule: string): ReturnType<typeof findings>[number] {
  const found = findings(ROOT).find((one) => ruleOf(one) === rule);
  assert.ok(found, `no ${rule}`);
  return found;
}

async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("nfLint").update(name, value, false);
}

/** As a person does: a file that goes behind the editor's back stays open in it for minutes. */
async function deleteSettingsFile(): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.deleteFile(SETTINGS_FILE, { ignoreIfNotExists: true });
  await workspace.applyEdit(edit);
}

async function actionAt(
  document: TextDocument,
  text: string,
  isWanted: (action: CodeAction) => boolean,
): Promise<CodeAction> {
  const position = at(document, text);
  const found = await until(
    `a code action at ${text}`,
    async () => {
      const actions = await commands.executeCommand<readonly CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        new Range(position, position),
        CodeActionKind.QuickFix.value,
      );
      return { action: actions.find(isWanted), titles: actions.map(({ title }) => title) };
    },
    ({ action }) => action !== undefined,
  );
  assert.ok(found.action);
  return found.action;
}

function titled(wanted: string): (action: CodeAction) => boolean {
  return ({ title }) => title === wanted;
}

async function apply({ edit }: CodeAction): Promise<void> {
  assert.ok(edit !== undefined && (await workspace.applyEdit(edit)));
}

/** The text of a document once VS Code has read it. */
async function untilOpen(uri: Uri): Promise<string> {
  const open = await until(
    uri.toString(),
    () => workspace.textDocuments.find((one) => one.uri.toString() === uri.toString()),
    (document) => document !== undefined,
  );
  return open?.getText() ?? "";
}

function includes(part: string): (text: string) => boolean {
  return (text) => text.includes(part);
}

function includesAll(...wanted: readonly string[]): (all: readonly string[]) => boolean {
  return (all) => wanted.every((one) => all.includes(one));
}

/** What hovering over an option shows, once it has a text in it. */
async function untilHover(text: string): Promise<string> {
  const document = await workspace.openTextDocument(ROOT);
  return until("hover", () => hoverText(document, ".spot ="), includes(text));
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
