import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspace, overlay } from "../../src/index.js";
import { nodeFileSystem } from "../../src/files/node-file-system.js";

let folder = "";
const fileSystem = nodeFileSystem();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nf-lint-")).replaceAll("\\", "/");
  mkdirSync(`${folder}/project`);
  writeFileSync(`${folder}/project/text.config`, "\uFEFFx.a = 'é'");
  writeFileSync(`${folder}/project/nul.config`, "a\0b");
  writeFileSync(`${folder}/project/latin.config`, Buffer.from([0x61, 0xc3, 0xa9, 0xe9, 0x62]));
  writeFileSync(`${folder}/project/cut.config`, Buffer.from([0x61, 0x62, 0xc3]));
  writeFileSync(`${folder}/project/large.config`, Buffer.alloc(5 * 1024 * 1024 + 1, 0x20));
  symlinkSync("loop-b.config", `${folder}/project/loop-a.config`);
  symlinkSync("loop-a.config", `${folder}/project/loop-b.config`);
  symlinkSync(".", `${folder}/project/folder-loop`);
  symlinkSync("text.config", `${folder}/project/link.config`);
  writeFileSync(`${folder}/outside.config`, "x.a = 'secret'");
  symlinkSync("../outside.config", `${folder}/project/leak.config`);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("reading", () => {
  it.each([
    ["text.config", { kind: "text", text: "\uFEFFx.a = 'é'" }],
    ["link.config", { kind: "text", text: "\uFEFFx.a = 'é'" }],
    ["nul.config", { kind: "binary" }],
    ["latin.config", { kind: "invalid-utf8", offset: 3 }],
    ["cut.config", { kind: "invalid-utf8", offset: 2 }],
    ["large.config", { kind: "too-large", bytes: 5 * 1024 * 1024 + 1 }],
    ["none.config", { kind: "missing" }],
    ["loop-a.config", { kind: "missing" }],
    ["", { kind: "directory" }],
  ])("%s", (name, result) => {
    expect(fileSystem.readFile(`${folder}/project/${name}`)).toEqual(result);
  });

  it("takes nothing but regular files", () => {
    expect(fileSystem.readFile("/dev/zero")).toEqual({ kind: "denied" });
  });

  it("lists a folder without entering links to folders", () => {
    const entries = new Map(fileSystem.readDirectory(`${folder}/project`).map(({ name, kind }) => [name, kind]));
    expect(entries.get("folder-loop")).toBe("other");
    expect(entries.get("link.config")).toBe("file");
    expect(entries.get("loop-a.config")).toBe("other");
    expect(fileSystem.readDirectory(`${folder}/none`)).toEqual([]);
  });

  it("follows links, and says where they go round in a circle", () => {
    expect(fileSystem.realPath(`${folder}/project/link.config`)).toBe(
      fileSystem.realPath(`${folder}/project/text.config`),
    );
    expect(fileSystem.realPath(`${folder}/project/loop-a.config`)).toBeUndefined();
  });
});

describe("a workspace on the disk", () => {
  it("does not read through a link that leaves the boundary", () => {
    writeFileSync(`${folder}/project/nextflow.config`, "includeConfig 'leak.config'");
    const project = createWorkspace(fileSystem, { boundary: `${folder}/project` }).project(
      `${folder}/project/nextflow.config`,
    );
    expect(project.resolve({ name: "(none)", profiles: [] }).value("x.a")).toMatchObject({ kind: "unknown" });
    expect(project.includes[0]?.targets).toMatchObject([{ kind: "unreadable", why: "outside" }]);
  });

  it("finds a circle through a link", () => {
    writeFileSync(`${folder}/project/nextflow.config`, "includeConfig 'folder-loop/folder-loop/nextflow.config'");
    const project = createWorkspace(fileSystem, { boundary: `${folder}/project` }).project(
      `${folder}/project/nextflow.config`,
    );
    expect(project.includes[0]?.targets).toMatchObject([{ kind: "cycle" }]);
  });

  it("sees a change of the file behind a link", () => {
    writeFileSync(`${folder}/project/nextflow.config`, "includeConfig 'link.config'");
    const workspace = createWorkspace(fileSystem, { boundary: `${folder}/project` });
    const value = (): unknown =>
      workspace.project(`${folder}/project/nextflow.config`).resolve({ name: "(none)", profiles: [] }).value("x.a");
    expect(value()).toMatchObject({ value: "é" });
    writeFileSync(`${folder}/project/text.config`, "x.a = 'new'");
    workspace.changed([`${folder}/project/text.config`]);
    expect(value()).toMatchObject({ value: "new" });
  });

  it("takes unsaved buffers for the files", () => {
    const buffers = new Map([[`${folder}/project/unsaved.config`, "x.b = 1"]]);
    const laid = overlay(fileSystem, buffers);
    expect(laid.kind(`${folder}/project/unsaved.config`)).toBe("file");
    expect(laid.readDirectory(`${folder}/project`).map(({ name }) => name)).toContain("unsaved.config");
    expect(laid.readFile(`${folder}/project/unsaved.config`)).toEqual({ kind: "text", text: "x.b = 1" });
    expect(laid.realPath(`${folder}/project/unsaved.config`)).toBe(`${folder}/project/unsaved.config`);
  });
});
