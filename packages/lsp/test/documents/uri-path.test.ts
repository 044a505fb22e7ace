import { describe, expect, it } from "vitest";
import { pathOfFinding, pathOfUri, uriOfPath } from "../../src/documents/uri-path.js";

describe("paths of addresses", () => {
  it.each([
    ["file:///p/nextflow.config", "/p/nextflow.config"],
    ["file:///p/with%20blank/%C3%A4.config", "/p/with blank/ä.config"],
    ["file:///c%3A/work/nextflow.config", "C:/work/nextflow.config"],
    ["vscode-vfs://github/owner/repo/nextflow.config", "/vscode-vfs:github/owner/repo/nextflow.config"],
    ["untitled:Untitled-1", "/untitled:./Untitled-1"],
    ["untitled:/p/new.config", "/untitled:/p/new.config"],
  ])("%s is %s", (uri, path) => {
    expect(pathOfUri(uri)).toBe(path);
  });

  it.each(["/p/nextflow.config", "/p/with blank/ä#?.config", "C:/work/a.config", "/vscode-vfs:github/o/r/a.config"])(
    "%s comes back",
    (path) => {
      expect(pathOfUri(uriOfPath(path))).toBe(path);
    },
  );

  it.each(["untitled:Untitled-1", "untitled:/p/new.config", "vscode-vfs://github/o/r/a.config", "file:///p/a.config"])(
    "%s is found again",
    (uri) => {
      expect(uriOfPath(pathOfUri(uri))).toBe(uri);
    },
  );

  it("of findings count from the root", () => {
    expect(pathOfFinding("p/nextflow.config")).toBe("/p/nextflow.config");
    expect(pathOfFinding("C:/work/a.config")).toBe("C:/work/a.config");
  });
});
