import { describe, expect, it } from "vitest";
import { at, configOf, resolve, workspaceOf } from "../in-memory.js";

const UNKNOWN = { $unknown: expect.any(String) as string };

describe("an include that is read", () => {
  it("is found relative to the including file", () => {
    const files = {
      "nextflow.config": "includeConfig 'conf/a.config'",
      "conf/a.config": "includeConfig 'b.config'\nincludeConfig '../c.config'",
      "conf/b.config": "x.b = 1",
      "c.config": "x.c = 1",
    };
    expect(configOf(files)).toEqual({ x: { b: 1, c: 1 } });
  });

  it("is merged deeply where it stands: maps key by key, all else replaced", () => {
    const files = {
      "nextflow.config":
        "process.labels = [a: 1, l: [1]]\nprocess.cpus = 1\nincludeConfig 'b.config'\nprocess.time = 9",
      "b.config": "process.labels = [b: 2, l: [2]]\nprocess.cpus = 2\nprocess.time = 1",
    };
    expect(configOf(files)).toEqual({ process: { labels: { a: 1, l: [2], b: 2 }, cpus: 2, time: 9 } });
  });

  it("sees the params so far, and its own are seen after it", () => {
    const files = {
      "nextflow.config": "params.a = 1\nincludeConfig 'b.config'\nparams.c = params.b",
      "b.config": "params.b = params.a + 1\nparams.a = 5",
    };
    expect(configOf(files)).toEqual({ params: { a: 5, b: 2, c: 2 } });
  });

  it("makes empty maps of entries that are read and absent, as Groovy's ConfigObject does", () => {
    const files = {
      "nextflow.config":
        "includeConfig 'g.config'\nparams.x = params.genomes.A.gtf ?: null\nparams.y = params.genomes.B?.fasta",
      "g.config": "params { genomes { A { fasta = 'a.fa' } } }",
    };
    expect(configOf(files)).toEqual({
      params: { genomes: { A: { fasta: "a.fa", gtf: {} }, B: { fasta: {} } }, x: null, y: {} },
    });
  });

  it("stands in a profile", () => {
    const files = {
      "nextflow.config": "profiles { p { includeConfig 'p.config'; process.cpus = 2 } }",
      "p.config": "process.cpus = 1\nprocess.time = 1",
    };
    expect(configOf(files, "p")).toEqual({ process: { cpus: 2, time: 1 } });
    expect(configOf(files)).toEqual({});
  });

  it("may declare profiles, which count as the project's", () => {
    const files = {
      "nextflow.config": "profiles { p { includeConfig 'more.config' } }",
      "more.config": "profiles { q { process.cpus = 3 } }",
    };
    expect(
      workspaceOf(files)
        .project("/p/nextflow.config")
        .variants()
        .map(({ name }) => name),
    ).toEqual(["(none)", "p", "q"]);
    expect(configOf(files, "p,q")).toEqual({ process: { cpus: 3 } });
    expect(resolve(files, "q").rejection?.message).toContain("'q'");
  });

  it("may have an interpolated or a conditional path", () => {
    const files = {
      "nextflow.config":
        "params.which = 'b'\nincludeConfig \"${projectDir}/conf/${params.which}.config\"\nincludeConfig params.which == 'b' ? 'c.config' : 'none.config'",
      "conf/b.config": "x.b = 1",
      "c.config": "x.c = 1",
    };
    expect(configOf(files)).toMatchObject({ x: { b: 1, c: 1 } });
    expect(configOf(files, "", { projectDir: "/pipelines/p" })).toMatchObject({ x: { b: 1, c: 1 } });
  });
});

describe("an include that is missing", () => {
  it.each([
    [
      "where it stands",
      "x.a = 1\nincludeConfig 'none.config'",
      "nextflow.config:2",
      "Invalid include source: '/p/none.config'",
    ],
    [
      "in a profile not chosen",
      "profiles {\n p { includeConfig 'none.config' } }",
      "nextflow.config:2",
      "Invalid include source: '/p/none.config'",
    ],
    [
      "by a computed path",
      "params.n = 'none'\nincludeConfig \"${params.n}.config\"",
      "nextflow.config:2",
      "Config file does not exist: /p/none.config",
    ],
  ])("rejects the file: %s", (_, config, place, message) => {
    const { rejection } = resolve(config);
    expect(rejection && [at(rejection.place), rejection.message]).toEqual([place, message]);
  });

  it("adds nothing, and hides nothing", () => {
    expect(configOf("x.a = 1\nincludeConfig 'none.config'")).toEqual({ x: { a: 1 } });
  });

  it("rejects in the included file, at its own line", () => {
    const { rejection } = resolve({
      "nextflow.config": "includeConfig 'a.config'",
      "a.config": "\nincludeConfig 'none.config'",
    });
    expect(rejection && at(rejection.place)).toBe("a.config:2");
  });
});

describe("an include that cannot be read", () => {
  it("makes unknown what is not set after it", () => {
    const config = resolve("x.a = 1\nx.b = 1\nincludeConfig 'https://example.org/x.config'\nx.b = 2");
    expect(config.value("x.a")).toMatchObject({ kind: "unknown", reason: { code: "remote-include" } });
    expect(config.value("x.b")).toMatchObject({ kind: "known" });
    expect(config.value("x.never")).toMatchObject({ kind: "unknown" });
    expect(config.option("x.never")).toBeUndefined();
    expect(config.option("x.a")?.place.loc.start.line).toBe(1);
  });

  it("leaves whole what is assigned after it", () => {
    const config = resolve("includeConfig 'https://example.org/x.config'\nprocess.labels = [a: 1]");
    expect(config.value("process.labels.b")).toBeUndefined();
    expect(config.value("process.labels")).toMatchObject({ kind: "known" });
  });

  it("makes a map open that was assigned before it", () => {
    const config = resolve(
      "process.labels = [a: 1]\nincludeConfig 'https://example.org/x.config'\nprocess.labels.b = 2",
    );
    const value = config.value("process.labels");
    expect(value?.kind).toBe("unknown");
    expect(value?.kind === "unknown" && [...(value.entries?.keys() ?? [])]).toEqual(["b"]);
  });

  it("reaches out of the file that includes it", () => {
    const files = {
      "nextflow.config": "x.a = 1\nincludeConfig 'b.config'\nx.c = 1",
      "b.config": "x.b = 1\nincludeConfig 's3://bucket/x.config'\nx.d = 1",
    };
    expect(configOf(files)).toEqual({ x: { a: UNKNOWN, b: UNKNOWN, d: 1, c: 1 } });
  });

  it("hides the params set before it from what is read after it, but for those of the launch", () => {
    const config =
      "params.a = 1\nparams.b = 1\nincludeConfig 'https://example.org/x.config'\nx.a = params.a\nx.b = params.b\nx.c = params.c";
    expect(configOf(config, "", { params: { b: 2 } })).toMatchObject({ x: { a: UNKNOWN, b: 2, c: UNKNOWN } });
  });

  it("is taken as absent where the other branch is nothing", () => {
    const condition = "params.base && (!System.getenv('NXF_OFFLINE') || !params.base.startsWith('http'))";
    const config = `params.base = 'https://x.org'\nx.a = 1\nincludeConfig ${condition} ? "\${params.base}/x.config" : "/dev/null"`;
    expect(configOf(config)).toMatchObject({ x: { a: 1 } });
    expect(configOf(config, "", { env: { NXF_OFFLINE: "true" } })).toMatchObject({ x: { a: 1 } });
  });

  it("makes unknown what is set before it, where it lies outside and is surely taken", () => {
    const config = "x.a = 1\nincludeConfig params.site ? params.site : '/dev/null'\nx.b = 2";
    expect(configOf(`params.site = '/x/site.config'\n${config}`)).toMatchObject({ x: { a: UNKNOWN, b: 2 } });
    expect(configOf(`params.site = null\n${config}`)).toMatchObject({ x: { a: 1, b: 2 } });
    expect(configOf(`params.site = env('SITE')\n${config}`)).toMatchObject({ x: { a: 1, b: 2 } });
  });

  it("is found from its own file, whatever projectDir is said to be", () => {
    const files = {
      "conf/deep/b.config": 'includeConfig "../c.config"\nincludeConfig "${projectDir}/d.config"',
      "conf/c.config": "x.c = 1",
      "d.config": "x.d = 1",
    };
    const project = workspaceOf(files, { projectDir: "/p" }).project("/p/conf/deep/b.config");
    const resolved = project.resolve({ name: "(none)", profiles: [] });
    expect(resolved.rejection).toBeUndefined();
    expect(resolved.options().map(({ path }) => path.join("."))).toEqual(["x.c", "x.d"]);
  });

  it("is found in the project's folder where projectDir is that of another machine", () => {
    const files = { "nextflow.config": 'includeConfig "${projectDir}/d.config"', "d.config": "x.d = 1" };
    expect(configOf(files, "", { projectDir: "/home/runner/pipeline" })).toEqual({ x: { d: 1 } });
  });

  it("makes unknown only what its branches set, where both can be read", () => {
    const files = {
      "nextflow.config": "x.a = 1\nx.b = 1\nincludeConfig params.which ? 'a.config' : 'b.config'",
      "a.config": "x.a = 2",
      "b.config": "x.c = 2",
    };
    expect(configOf(files)).toEqual({ x: { a: UNKNOWN, b: 1, c: UNKNOWN } });
  });
});

describe("hostile includes", () => {
  it("cuts a cycle where it closes, and rejects there", () => {
    const files = {
      "nextflow.config": "x.a = 1\nincludeConfig 'b.config'",
      "b.config": "x.b = 1\n\nincludeConfig './x/../nextflow.config'",
    };
    const config = resolve(files);
    expect(configOf(files)).toEqual({ x: { a: 1, b: 1 } });
    expect(config.rejection && at(config.rejection.place)).toBe("b.config:3");
    const edges = workspaceOf(files).project("/p/nextflow.config").includes;
    expect(edges.map(({ targets }) => targets.map(({ kind }) => kind))).toEqual([["file"], ["cycle"]]);
  });

  it("reads nothing outside the boundary", () => {
    const files = { "nextflow.config": "includeConfig '../secret.config'", "/secret.config": "x.a = 1" };
    expect(resolve(files).value("x.a")).toMatchObject({ kind: "unknown" });
    const [edge] = workspaceOf(files).project("/p/nextflow.config").includes;
    expect(edge?.targets).toEqual([{ kind: "unreadable", path: "/secret.config", why: "outside" }]);
  });

  it("rejects a directory", () => {
    const files = { "nextflow.config": "includeConfig 'conf'\nx.a = 1", "conf/b.config": "x.b = 1" };
    expect(resolve(files).rejection?.message).toContain("Cannot read");
    expect(configOf(files)).toEqual({ x: { a: 1 } });
  });

  it.each(["null", "''", "1", "[:]"])("rejects the path %s", (path) => {
    expect(resolve(`includeConfig (${path})`).rejection).toBeDefined();
  });

  it("follows a chain of 250 files, and says that it gives up behind them", () => {
    const files: Record<string, string> = { "nextflow.config": "includeConfig '1.config'" };
    for (let n = 1; n <= 2000; n++)
      files[`${n}.config`] = `${n < 2000 ? `includeConfig '${n + 1}.config'` : ""}\nx.n${n} = ${n}`;
    const config = resolve(files);
    expect(config.value("x.n249")).toMatchObject({ value: { text: "249" } });
    expect(config.value("x.n250")).toMatchObject({ kind: "unknown", reason: { code: "limit" } });
    expect(config.limit).toMatchObject({ file: "/p/249.config" });
    expect(workspaceOf(files).project("/p/nextflow.config").files.size).toBe(250);
  });

  it("ends on a tree of includes that doubles at each level, and says that it gave up", () => {
    const files: Record<string, string> = { "nextflow.config": "includeConfig '1.config'" };
    for (let n = 1; n <= 40; n++)
      files[`${n}.config`] = `includeConfig '${n + 1}.config'\nincludeConfig './${n + 1}.config'`;
    files["41.config"] = "x.a = 1";
    expect(resolve(files).value("x.never")).toMatchObject({ kind: "unknown", reason: { code: "limit" } });
  });

  it("ends where each of many files is handed many params", () => {
    const params = Array.from({ length: 20_000 }, (_, n) => `p${n} = ${n}`).join("\n");
    const files: Record<string, string> = { "nextflow.config": `params {\n${params}\n}\nincludeConfig '1.config'` };
    for (let n = 1; n <= 40; n++)
      files[`${n}.config`] = `includeConfig '${n + 1}.config'\nincludeConfig './${n + 1}.config'`;
    files["41.config"] = "x.a = 1";
    expect(resolve(files).value("x.never")).toMatchObject({ kind: "unknown", reason: { code: "limit" } });
  });

  it("does not follow a name of a hundred thousand parts", () => {
    const config = resolve(`${"a.".repeat(100_000)}b = 1\nx.a = 1`);
    expect(config.value("a.b")).toMatchObject({ kind: "unknown", reason: { code: "limit" } });
    expect(config.value("x.a")).toMatchObject({ kind: "known" });
  });

  it("resolves 300 profiles", () => {
    const names = Array.from({ length: 300 }, (_, n) => `p${n}`);
    const config = `profiles {\n${names.map((name) => `${name} { process.queue = '${name}' }`).join("\n")}\n}`;
    const project = workspaceOf({ "nextflow.config": config }).project("/p/nextflow.config");
    const variants = project.variants();
    expect(variants).toHaveLength(301);
    expect(project.resolve(variants[300] ?? { name: "", profiles: [] }).value("process.queue")).toMatchObject({
      value: "p299",
    });
  });
});

describe("an include in legacy code", () => {
  it("is taken as absent where it cannot be read", () => {
    const config = "x.a = 1\ntry { includeConfig 'https://example.org/x.config' } catch (Exception e) { println 'no' }";
    expect(configOf(config)).toEqual({ x: { a: 1 } });
  });

  it("makes unknown what it sets where it can", () => {
    const files = { "nextflow.config": "x.a = 1\nif (params.b) { includeConfig 'b.config' }", "b.config": "x.b = 1" };
    expect(configOf(files)).toEqual({ x: { a: 1, b: UNKNOWN } });
  });
});
