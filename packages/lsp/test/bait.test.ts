import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { BAITED, leaks } from "../../../test/bait.js";
import type { ConfigDocument } from "../src/documents/config-document.js";
import { codeActions } from "../src/features/code-actions.js";
import { codeLenses } from "../src/features/code-lens.js";
import { completion } from "../src/features/completion.js";
import { hover } from "../src/features/hover.js";
import { inlayHints } from "../src/features/inlay-hints.js";
import { hosts } from "../src/features/network.js";
import { resolvedConfig } from "../src/features/resolved-config.js";
import { workspaceSymbols } from "../src/features/workspace-symbols.js";
import { ProjectWorkspace } from "../src/projects/project-workspace.js";

const FILES = {
  "/p/nextflow.config": `${BAITED["nextflow.config"]}includeConfig 'conf/more.config'\n`,
  "/p/conf/more.config": "params.lab_token = 'bait-of-a-param'\nprofiles { other { includeConfig 'remote.config' } }\n",
  "/p/main.nf": BAITED["main.nf"],
};

const workspace = new ProjectWorkspace(memoryFileSystem(new Map(Object.entries(FILES))));
workspace.openFolders(["/p"]);

function documentAt(path: string): ConfigDocument {
  const document = workspace.document(path);
  if (document === undefined) throw new Error(path);
  return document;
}

const configs = Object.keys(FILES).filter((path) => path.endsWith(".config"));

/** What an editor shows that is not the text at the place itself. */
const shown = (answer: unknown): readonly string[] => leaks(JSON.stringify([answer]));

describe.each(configs)("nothing of the bait is shown in an editor for %s", (path) => {
  const document = documentAt(path);
  const starts = [...document.text.matchAll(/\b\w/g)].map(({ index }) => index);
  const range = { start: { line: 0, character: 0 }, end: document.positionAt(document.text.length) };

  it("when it hovers or completes anywhere", () => {
    const told = new Set<string>();
    for (const start of starts) {
      const position = document.positionAt(start);
      for (const answer of [hover(document, position, workspace), completion(document, position, workspace)]) {
        for (const leak of shown(answer)) told.add(`${leak} at ${document.text.slice(start, start + 20)}`);
      }
    }
    expect([...told]).toEqual([]);
  });

  it("in hints, lenses, actions, hosts, symbols and resolved configurations", async () => {
    expect(shown(inlayHints(document, range, workspace))).toEqual([]);
    expect(shown(await codeLenses(document, workspace))).toEqual([]);
    expect(shown(await codeActions(document, range, {}, workspace))).toEqual([]);
    expect(shown(hosts(path, workspace))).toEqual([]);
    expect(shown(workspaceSymbols("", workspace))).toEqual([]);
    for (const profiles of ["", "other"]) {
      for (const blame of [false, true])
        expect(shown(resolvedConfig(path, { profiles, blame }, workspace))).toEqual([]);
    }
  });
});
