import { describe, expect, it } from "vitest";
import { hover } from "../../src/features/hover.js";
import { marked } from "../marked-workspace.js";

function hovered(files: Parameters<typeof marked>[0]): string | undefined {
  const { document, position, workspace } = marked(files);
  const contents = hover(document, position, workspace)?.contents;
  return contents === undefined ? undefined : (contents as { readonly value: string }).value;
}

describe("hover", () => {
  it("tells an option's type, default and what it is", () => {
    const text = hovered("process {\n  error|Strategy = 'retry'\n}");
    expect(text).toContain("**`process.errorStrategy: String | Closure`** (directive)");
    expect(text).toContain("Default: `terminate`");
    expect(text).toContain("Allowed: `terminate`, `finish`, `ignore`, `retry`");
  });

  it("tells the value of each profile, and where it is set", () => {
    const text = hovered({
      "nextflow.config":
        "process.cp|us = 1\nprofiles {\n  big { process.cpus = 8 }\n  other { includeConfig 'conf/o.config' }\n}",
      "conf/o.config": "process.memory = '1 GB'",
    });
    expect(text).toContain("| (none), other | `1` | [nextflow.config:1](file:///p/nextflow.config#L1) |");
    expect(text).toContain(
      "| big | `8` | [nextflow.config:3](file:///p/nextflow.config#L3), over `1` in [nextflow.config:1](file:///p/nextflow.config#L1) |",
    );
  });

  it("hides credentials, and tells that they differ", () => {
    const text = hovered(
      "params.db_pass|word = 'hunter2-a'\nprofiles {\n  a { params.db_password = 'hunter2-b' }\n}\n" +
        "process.ext.args = params.db_password",
    );
    expect(text).toContain("| (none) | `'••••'` |");
    expect(text).toContain("| a | `'••••'` |");
    expect(text).not.toContain("hunter2");
    const rest = "params.db_password = 'hunter2-a'\nprofiles { mi|ne { params.db_password = 'hunter2-b' } }";
    for (const source of [rest, "params.db_password = 'hunter2-a'\nprocess.ext.ar|gs = params.db_password"]) {
      expect(hovered(source)).toContain("••••");
      expect(hovered(source)).not.toContain("hunter2");
    }
  });

  it("takes values for what they are, and shows where long ones differ", () => {
    const address = `https://example.org/${"long/".repeat(20)}`;
    const text = hovered(
      `params.d|b = '${address}one'\nprofiles {\n  a { params.db = '${address}two' }\n  b { params.db = '${address}one' }\n}`,
    );
    expect(text).toMatch(/\| \(none\), b \| `'https:\/\/example\.org[^`]*…[^`]*one'` \|/);
    expect(text).toMatch(/\| a \| `'https:\/\/example\.org[^`]*…[^`]*two'` \|/);
  });

  it("tells maps with closures apart", () => {
    const text = hovered(
      "process.publ|ishDir = [path: { 'x' }]\nprofiles {\n  a { process.publishDir = [path: { 'y' }] }\n}",
    );
    expect(text).toContain("| (none) | `[path: { 'x' }]` |");
    expect(text).toContain("| a | `[path: { 'y' }]` |");
  });

  it("names every profile at once where all agree", () => {
    expect(hovered("process.cp|us = 1\nprofiles { a { process.memory = '1 GB' } }")).toContain(
      "Value: `1`, in every profile. Set in [nextflow.config:1](file:///p/nextflow.config#L1)",
    );
  });

  it("tells the profiles that differ from the many, with a value once, wherever it is set", () => {
    const names = Array.from({ length: 9 }, (_, index) => `p${index}`);
    const text = hovered(
      `process.cp|us = 1\nprofiles {\n  a { process.cpus = 8 }\n  b { process.cpus = 8 }\n  c { process.cpus = '1|2' }\n${names
        .map((name) => `  ${name} { cleanup = true }\n`)
        .join("")}}`,
    );
    const rows = text?.split("\n").filter((line) => line.startsWith("|")) ?? [];
    expect(rows.slice(2).map((row) => row.replace(/\(file:[^)]*\)/g, ""))).toEqual([
      "| a, b | `8` | [nextflow.config:3], [nextflow.config:4] |",
      "| c | `'1\\|2'` | [nextflow.config:5], over `1` in [nextflow.config:1] |",
      "| (none) and all others | `1` | [nextflow.config:1] |",
    ]);
  });

  it("tells for which processes a value is, and of which map it is a key", () => {
    const text = hovered("process {\n  withName: 'FOO' { ext.arg|s = '-x' }\n}");
    expect(text).toContain("**`process.ext.args`** (a key of the directive `process.ext`)");
    expect(text).toContain("Value for `withName:FOO`: `'-x'`. Set in");
    expect(hovered("process {\n  withName: 'FOO' { ex|t.args = '-x' }\n}")).not.toContain("Value");
  });

  it("tells the executors that leave a directive out, where they are few", () => {
    expect(hovered("process.memo|ry = '1 GB'")).toContain("Executors: all but flux, tcs");
    expect(hovered("process.ar|ch = 'arm64'")).toContain("Executors: awsbatch, seqera");
    expect(hovered("process.ti|me = '1h'")).not.toContain("Executors");
  });

  it("tells what a pipeline says of a param", () => {
    const param = { type: "string", description: "Which aligner to use.", enum: ["star", "hisat2"] };
    const files = (schema: string) => ({
      "nextflow.config": "params.align|er = 'star'",
      "nextflow_schema.json": schema,
    });
    for (const schema of [
      { properties: { aligner: param } },
      { $defs: { a: {}, b: { properties: { aligner: param } } } },
    ]) {
      expect(hovered(files(JSON.stringify(schema)))).toMatch(
        /^\*\*`params\.aligner: string`\*\*\n\nWhich aligner to use\.\n\nAllowed: `star`, `hisat2`\n\nValue: `'star'`/,
      );
    }
    for (const schema of ["", "{", "[]", "null", '{"properties": {"aligner": 7}}']) {
      expect(hovered(files(schema))).toMatch(/^\*\*`params\.aligner`\*\*\n\nValue:/);
    }
  });

  it("tells which plugin reads what it knows nothing else about", () => {
    expect(hovered("validation.monochrome|Logs = true")).toMatch(
      /^\*\*`validation\.monochromeLogs`\*\* \(an option of the plugin `nf-schema`\)/,
    );
    expect(hovered("aws.no|ne = true")).not.toContain("nf-amazon");
  });

  it("says nothing of a method that is called", () => {
    expect(hovered("params.tools = 'a,b'\nprocess.tag = { params.tools.sp|lit(',') }")).toBeUndefined();
  });

  it("tells a param's value where it is read", () => {
    expect(hovered("params.outdir = 'results'\nworkDir = \"${params.out|dir}/work\"")).toContain("`'results'`");
  });

  it("tells why a value is unknown", () => {
    expect(hovered("process.qu|eue = System.getenv('Q_1')")).toContain(
      "Value unknown: environment variable Q\\_1. Set in",
    );
  });

  it("tells a selector's rank and what it overrides", () => {
    const text = hovered("process {\n  cpus = 1\n  withLabel: big { cpus = 4 }\n  withName: 'FO|O' { cpus = 8 }\n}");
    expect(text).toContain("Priority 2 of 2:");
    expect(text).toContain("| `cpus` | `8` | `1` of `process` in");
  });

  it("puts selectors for qualified names above those for names, wherever they stand", () => {
    const qualified = (one: string, other: string): string | undefined =>
      hovered(
        `process {\n  withName: '.*:CALLING:${one}' { memory = 32.GB }\n  withName: '${other}' { memory = 8.GB }\n}`,
      );
    expect(qualified("CA|LL", "CALL")).toContain("Priority 2 of 2:");
    expect(qualified("CALL", "CA|LL")).toContain("Priority 1 of 2:");
    expect(qualified("CALL", "CA|LL")).toContain("what fits its qualified name (`WORKFLOW:NAME`) over both");
  });

  it("tells what a profile sets", () => {
    expect(hovered("profiles { g|cp { process.executor = 'google-batch' } }")).toContain("`process.executor`");
  });

  it("tells where an include leads", () => {
    const files = { "nextflow.config": "includeConfig 'conf/|a.config'", "conf/a.config": "" };
    expect(hovered(files)).toBe("Includes [conf/a.config](file:///p/conf/a.config).");
    const twice = {
      "nextflow.config": "includeConfig 'a.config'",
      "a.config": "includeConfig '|b.config'",
      "b.config": "cleanup = true",
    };
    expect(hovered(twice)).toBe("Includes [b.config](file:///p/b.config).");
    expect(hovered("includeConfig 'https://x.org/|a.config'")).toContain("Remote: `https://x.org/a.config`");
  });

  it("warns of what is deprecated or removed, with what to use", () => {
    expect(hovered("process.ec|ho = true")).toContain("**Removed** since 25.10. Use `process.debug`.");
    const older = "manifest.nextflowVersion = '>=22.04'\nprocess.ec|ho = true";
    expect(hovered(older)).not.toContain("**Removed**");
  });

  it("says nothing of comments, and of names that Nextflow does not know and nobody sets", () => {
    expect(hovered("// pro|cess\nprocess.cpus = 1")).toBeUndefined();
  });
});
