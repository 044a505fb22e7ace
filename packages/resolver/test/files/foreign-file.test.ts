import { describe, expect, it } from "vitest";
import { createWorkspace, memoryFileSystem } from "../../src/index.js";

function found(files: Record<string, string>, asked = "/p"): readonly string[] {
  return createWorkspace(memoryFileSystem(files), { boundary: "/p" }).configFiles([asked]);
}

describe("files of a folder that only end in .config", () => {
  it.each([
    ["an INI file", "[common]\nhome_dir = None\n\n[databases]\nbase = /data\n"],
    ["a list of arguments", "--threads 8\n--min-length 30\n"],
    ["words", "sample one two\nsample three four\n"],
    ["params of another tool", "params {\n  reads = s3://bucket/reads\n}\n"],
  ])("are passed by: %s", (_, text) => {
    expect(found({ "/p/tool.config": text })).toEqual([]);
    expect(found({ "/p/tool.config": text }, "/p/tool.config")).toEqual(["/p/tool.config"]);
  });

  it.each([
    ["nothing in it", ""],
    ["only a byte order mark and a comment in it", "\ufeff// a\n"],
    ["a block beside an error", "process { cpus = }\n@\n"],
    ["a dotted setting beside an error", "process.cpus = 1\n@\n"],
    ["an option beside an error", "workDir = 'a\n"],
    ["legacy code", "def check_max(x) { x }\n"],
    ["params without an error", "params { reads = 's3://bucket/reads' }\n"],
    ["legacy code in params", "params {\n  if (x) { a = 1 }\n}\n"],
    ["one param that can be read", "params {\n  reads = s3://bucket/reads\n  length = 10\n}\n"],
    ["a block beside params with an error", "params {\n  a = s3://b\n}\nprocess { cpus = 1 }\n"],
    ["single names without an error", "a = 1\n"],
  ])("count with %s", (_, text) => {
    expect(found({ "/p/conf/a.config": text })).toEqual(["/p/conf/a.config"]);
  });

  it("count where the name or an include says that they are configurations", () => {
    expect(found({ "/p/nextflow.config": "[a]\nb = @\n" })).toEqual(["/p/nextflow.config"]);
    const included = { "/p/nextflow.config": "includeConfig 'a.config'", "/p/a.config": "[a]\nb = @\n" };
    expect(found(included)).toEqual(["/p/a.config", "/p/nextflow.config"]);
  });
});
