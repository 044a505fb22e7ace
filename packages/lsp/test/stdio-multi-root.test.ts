import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  HoverRequest,
  InlayHintRequest,
  RegistrationRequest,
  ShowMessageNotification,
} from "vscode-languageserver/node";
import { EditorSession } from "./editor-session.js";

const CONFIG = `manifest.nextflowVersion = '>=22.04'
process.cpuss = 1
process.queue = 'short'
profiles {
  a { process.queue = 'a' }
  b { process.queue = 'b' }
}
`;

/** What each folder has to say besides `pin-nextflow-version`, which all of them have. */
const OWN = (codes: readonly unknown[]) => codes.filter((code) => code !== "pin-nextflow-version");

describe("several folders", () => {
  const session = new EditorSession({
    "one/nextflow.config": CONFIG,
    "two/nextflow.config": CONFIG,
    "two/.nf-lint.yml": "rules:\n  no-unknown-option: off\n",
    "three/nextflow.config": CONFIG,
  });
  const { connection } = session;
  const settings = new Map<string | undefined, unknown>();
  const asked: (string | undefined)[] = [];
  const messages: string[] = [];
  const configured = () => connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });

  beforeAll(async () => {
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      asked.push(...items.map(({ scopeUri }) => scopeUri));
      return items.map(({ scopeUri }) => settings.get(scopeUri) ?? null);
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
    await session.start({ workspace: { configuration: true, workspaceFolders: true } }, { inlayHints: true }, [
      "one",
      "two",
    ]);
  });

  afterAll(async () => {
    expect(await session.stop()).toBe(0);
  });

  it("have settings files of their own", async () => {
    expect(OWN(await session.diagnosed("one/nextflow.config", (codes) => codes.length > 0))).toEqual([
      "no-unknown-option",
    ]);
    expect(OWN(await session.diagnosed("two/nextflow.config", (codes) => codes.length > 0))).toEqual([]);
  });

  it("have editor settings of their own", async () => {
    expect(asked).toEqual([undefined, session.folder("one").uri, session.folder("two").uri]);
    const hovered = async (folder: string) => {
      const textDocument = { uri: session.uri(`${folder}/nextflow.config`) };
      const answer = await connection.sendRequest(HoverRequest.type, {
        textDocument,
        position: { line: 2, character: 10 },
      });
      return JSON.stringify(answer?.contents);
    };
    const hints = (folder: string) =>
      connection.sendRequest(InlayHintRequest.type, {
        textDocument: { uri: session.uri(`${folder}/nextflow.config`) },
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      });
    settings.set(session.folder("two").uri, { profiles: ["a"], inlayHints: false });
    await configured();
    await expect.poll(() => hovered("two")).not.toContain("'b'");
    expect(await hovered("one")).toContain("'b'");
    expect(await hints("one")).toHaveLength(1);
    expect(await hints("two")).toEqual([]);
  });

  it("say when nobody declares the profiles to look at", async () => {
    settings.set(session.folder("two").uri, { profiles: ["c"] });
    await configured();
    await expect.poll(() => messages).toEqual([expect.stringContaining('There is no profile "c".')]);
    settings.delete(session.folder("two").uri);
    await configured();
  });

  it("can each be turned off, and on again", async () => {
    settings.set(session.folder("one").uri, { enable: false });
    await configured();
    expect(await session.diagnosed("one/nextflow.config", (codes) => codes.length === 0)).toEqual([]);
    expect(await session.diagnosed("two/nextflow.config", (codes) => codes.length > 0)).toHaveLength(1);
    settings.delete(session.folder("one").uri);
    await configured();
    expect(await session.diagnosed("one/nextflow.config", (codes) => codes.length > 0)).toHaveLength(2);
  });

  it("may come and go", async () => {
    const changed = (added: string[], removed: string[]) =>
      connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: {
          added: added.map((name) => session.folder(name)),
          removed: removed.map((name) => session.folder(name)),
        },
      });
    settings.set(session.folder("three").uri, { profiles: ["a"] });
    await changed(["three"], ["two"]);
    expect(await session.diagnosed("three/nextflow.config", (codes) => codes.length > 0)).toHaveLength(2);
    expect(await session.diagnosed("two/nextflow.config", (codes) => codes.length === 0)).toEqual([]);
    expect(asked).toContain(session.folder("three").uri);
  });

  it("are not stopped by settings of another one that cannot be followed", async () => {
    session.write("three/.nf-lint.yml", "rules:\n  no-such-rule: off\n");
    session.write("one/nextflow.config", `${CONFIG}process.memoryy = '1 GB'\n`);
    await connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: ["three/.nf-lint.yml", "one/nextflow.config"].map((name) => ({ uri: session.uri(name), type: 2 })),
    });
    expect(await session.diagnosed("three/.nf-lint.yml", (codes) => codes.length > 0)).toEqual(["settings"]);
    expect(await session.diagnosed("one/nextflow.config", (codes) => codes.length > 2)).toHaveLength(3);
  });
});
