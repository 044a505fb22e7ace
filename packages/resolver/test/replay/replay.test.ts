import { describe, expect, it } from "vitest";
import { configToVectorJson } from "../../src/index.js";
import { at, configOf, resolve, workspaceOf } from "../in-memory.js";

describe("one file, top to bottom", () => {
  it("takes dotted names and blocks for the same thing", () => {
    expect(
      configOf("process.cpus = 1\nprocess { memory = '2 GB'\n ext { args = '-x' } }\nprocess.ext.args2 = '-y'"),
    ).toEqual({
      process: { cpus: 1, memory: "2 GB", ext: { args: "-x", args2: "-y" } },
    });
  });

  it("lets the last setting of an option win", () => {
    expect(configOf("process.cpus = 1\nprocess { cpus = 2 }")).toEqual({ process: { cpus: 2 } });
  });

  it("replaces a map literal by a map literal", () => {
    expect(configOf("process.resourceLabels = [a: 1]\nprocess.resourceLabels = [b: 2]")).toEqual({
      process: { resourceLabels: { b: 2 } },
    });
  });

  it("adds dotted names to a map literal", () => {
    expect(configOf("process.resourceLabels = [a: 1]\nprocess.resourceLabels.b = 2")).toEqual({
      process: { resourceLabels: { a: 1, b: 2 } },
    });
  });

  it("keeps the first position of a block that is opened again", () => {
    const config = "process { withName: A { cpus = 1 }\n withName: B { cpus = 1 }\n withName: A { memory = '1 GB' } }";
    expect(resolve(config).keys("process")).toEqual(["withName:A", "withName:B"]);
  });

  it("makes nothing of an empty block", () => {
    expect(configOf("docker { }\nprocess.cpus = 1")).toEqual({ process: { cpus: 1 } });
  });

  it("replaces a map by a plain value, and a value by a map", () => {
    expect(configOf("a.b.c = 1\na.b = 2\nd.e = 1\nd.e = [f: 1]")).toEqual({ a: { b: 2 }, d: { e: { f: 1 } } });
  });

  it("reads quoted names as they are", () => {
    expect(configOf("params.'a-b' = 1\nparams { 'c.d' = 2 }\nprocess.'withName:A'.cpus = 3")).toEqual({
      params: { "a-b": 1, "c.d": 2 },
      process: { "withName:A": { cpus: 3 } },
    });
  });

  it("makes the same key of a selector and of its quoted forms", () => {
    const config =
      "process { withName: 'A' { cpus = 1 }\n 'withName:A' { memory = 1 } }\nprocess.'withName:A'.time = 2";
    expect(configOf(config)).toEqual({ process: { "withName:A": { cpus: 1, memory: 1, time: 2 } } });
  });

  it.each(["null", "''", "0", "false", "[]", "0.GB", "[:]", "0.0", "0.ms"])(
    "puts a map in the place of %s",
    (falsy) => {
      const block = resolve(`params.genomes = ${falsy}\nparams { genomes { 'GRCh38' { fasta = 'x' } } }`);
      expect(block.rejection).toBeUndefined();
      expect(configToVectorJson(block)).toEqual({ params: { genomes: { GRCh38: { fasta: "x" } } } });
      const dotted = resolve(`process.ext = ${falsy}\nprocess.ext.args = 'x'`);
      expect(dotted.rejection).toBeUndefined();
      expect(configToVectorJson(dotted)).toEqual({ process: { ext: { args: "x" } } });
      expect(dotted.option("process.ext.args")?.overrode).toEqual([]);
    },
  );

  it.each(["'x'", "1", "true", "[1]", "1.GB", "{ [a: 1] }", "{ a -> 1 }", "{ -> 1 }", "{ a, b, c -> 1 }"])(
    "refuses to set an option below %s",
    (value) => {
      const config = resolve(`process.ext = ${value}\nprocess.ext.args = 'x'`);
      expect(config.rejection && at(config.rejection.place)).toBe("nextflow.config:2");
    },
  );

  it.each([
    ["takes a key and a value", "{ a, b -> 1 }", "args"],
    ["takes them if they are given", "{ a, b = 1, c = 2 -> 1 }", "args"],
    ["is asked for a map first", "{ [args: [b: 1]] }", "args.a"],
  ])("loses what is set below a closure that %s", (_, closure, name) => {
    const config = resolve(`process.ext = ${closure}\nprocess.ext.${name} = 'x'`);
    expect(config.rejection).toBeUndefined();
    expect(config.value("process.ext")).toMatchObject({ kind: "lazy" });
  });

  it("refuses to set an option below a value that is no map", () => {
    const config = resolve("process.cpus = 1\nprocess.cpus.more = 2");
    expect(config.rejection && at(config.rejection.place)).toBe("nextflow.config:2");
    expect(config.value("process.cpus")).toMatchObject({ kind: "known" });
  });
});

describe("params", () => {
  it("computes a value where it stands", () => {
    expect(configOf("params.a = 'x'\nparams.b = \"${params.a}/b\"\nparams.a = 'y'")).toEqual({
      params: { a: "y", b: "x/b" },
    });
  });

  it("lets a param of the launch win, in the type of its default, and shows it to later expressions", () => {
    const config = "params.flag = false\nparams.n = 1\nparams.s = '5'\nparams.copy = params.n + 1\nparams.r = 0.5";
    expect(configOf(config, "", { params: { flag: "true", n: "7", s: "9", r: "0.25" } })).toEqual({
      params: { flag: true, n: 7, s: "9", copy: 8, r: 0.25 },
    });
  });

  it("casts nothing below the first level, and keeps what is no text", () => {
    expect(configOf("params { block { n = 1 } }\nparams.m = 1", "", { params: { m: [1, 2] } })).toEqual({
      params: { m: [1, 2], block: { n: 1 } },
    });
  });

  it("says of a param that nothing declares that it is unknown", () => {
    expect(configOf("process.queue = params.queue")).toEqual({
      process: { queue: { $unknown: expect.stringContaining("queue") as string } },
    });
  });

  it("takes it for null in a run that gets exactly the given params", () => {
    expect(configOf("process.queue = params.queue", "", { otherParams: "null" })).toEqual({ process: { queue: null } });
  });

  it("does not say that no param is given at launch", () => {
    expect(configOf("x.a = params.containsKey('b')")).toEqual({
      x: { a: { $unknown: "param given at launch, which nothing declares" } },
    });
  });

  it("takes a param that is declared further down for null until then", () => {
    expect(configOf("process.queue = params.queue\nparams.queue = 'q'")).toMatchObject({ process: { queue: null } });
  });

  it("marks the setting of a param that was given at launch", () => {
    const option = resolve("params.a = 1", "", { params: { a: "2" } }).option("params.a");
    expect(option).toMatchObject({ givenAtLaunch: true, value: { value: { text: "2" } } });
  });

  it("reads a closure's params as the whole configuration leaves them", () => {
    const config = resolve("params.s = 'finish'\nprocess.errorStrategy = { params.s }\nparams.s = 'retry'");
    expect(config.value("process.errorStrategy")).toMatchObject({ kind: "lazy", returns: [{ value: "retry" }] });
  });
});

describe("profiles", () => {
  const order = "profiles { a { process.queue = 'a' }\n b { process.queue = 'b' } }";

  it.each([
    ["a,b", "b"],
    ["b,a", "a"],
  ])("applies %s in command-line order", (profiles, queue) => {
    expect(configOf(order, profiles)).toEqual({ process: { queue } });
  });

  it("applies them where the block stands", () => {
    const config = "process.cpus = 1\nprofiles { p { process.cpus = 2\n process.time = 2 } }\nprocess.time = 3";
    expect(configOf(config, "p")).toEqual({ process: { cpus: 2, time: 3 } });
  });

  it("takes the last definition of a profile that stands twice in a block", () => {
    expect(configOf("profiles { p { a.x = 1 }\n p { a.y = 2 } }", "p")).toEqual({ a: { y: 2 } });
  });

  it("applies a profile of two blocks twice", () => {
    expect(configOf("profiles { p { a.x = 1 } }\nprofiles { p { a.y = 2 } }", "p")).toEqual({ a: { x: 1, y: 2 } });
  });

  it("never applies dotted profiles", () => {
    const config = resolve("profiles.p.process.cpus = 1\nprofiles { q { process.cpus = 2 } }", "q");
    expect(config.value("process.cpus")).toMatchObject({ value: { text: "2" } });
    expect(config.value("profiles.p.process.cpus")).toMatchObject({ value: { text: "1" } });
  });

  it("applies standard where none is chosen, and only then", () => {
    const config = "profiles { standard { a.x = 1 }\n other { a.y = 2 } }";
    expect(configOf(config)).toEqual({ a: { x: 1 } });
    expect(configOf(config, "other")).toEqual({ a: { y: 2 } });
  });

  it("rejects an unknown profile", () => {
    const config = resolve(order, "a,nosuch");
    expect(config.rejection?.message).toBe("Unknown configuration profile: 'nosuch'");
    expect(config.rejection && at(config.rejection.place)).toBe("nextflow.config:1");
  });

  it("does not reject it where an include that cannot be read may declare it", () => {
    expect(resolve(`includeConfig 'https://x.org/a.config'\n${order}`, "nosuch").rejection).toBeUndefined();
  });

  it("never misses standard", () => {
    expect(resolve(order, "standard").rejection).toBeUndefined();
  });

  it("rejects settings directly in profiles", () => {
    expect(resolve("profiles { foo.process.cpus = 1 }").rejection?.message).toMatch(/Only profile blocks/);
  });

  it("keeps the plugins of the last block, and drops those of a profile", () => {
    const config = "plugins { id 'a@1' }\nplugins { id 'b@1'; id 'c' }\nprofiles { p { plugins { id 'd' } } }";
    expect(configOf(config, "p")).toEqual({ plugins: ["b@1", "c"] });
  });

  it("takes the plugins of a file that a profile includes in the place of those before", () => {
    const files = {
      "nextflow.config": "plugins { id 'a@1' }\nprofiles { p { includeConfig 'p.config' } }",
      "p.config": "plugins { id 'b@1' }",
    };
    expect(configOf(files, "p")).toEqual({ plugins: ["b@1"] });
    expect(configOf(files)).toEqual({ plugins: ["a@1"] });
  });
});

describe("selectors in a wrong place", () => {
  it.each([
    ["docker { withName: x { cpus = 1 } }", "docker"],
    ["process { withLabel: x { withName: y { cpus = 1 } } }", "process.withLabel:x"],
    ["profiles { p { withName: x { cpus = 1 } } }", ""],
  ])("rejects %s", (config, scope) => {
    expect(resolve(config, config.startsWith("profiles") ? "p" : "").rejection?.message).toContain(
      `(offending scope: \`${scope}\`)`,
    );
  });

  it("takes them in agent", () => {
    expect(resolve("agent { withName: x { model = 'm' } }").rejection).toBeUndefined();
  });
});

describe("a line that cannot be read", () => {
  const around = (line: string): string =>
    `process {\n cpus = 1\n memory = '2 GB'\n ext.a = 1\n ${line}\n}\ndocker.enabled = true`;

  it.each<[string, string]>([
    ["memory is too little", "memory"],
    ["ext.a is not set", "ext.a"],
  ])("makes unknown what it names: %s", (line, name) => {
    const config = resolve(around(line));
    expect(config.value(`process.${name}`)?.kind).toBe("unknown");
    for (const other of [
      "process.cpus",
      "docker.enabled",
      ...(name === "memory" ? ["process.ext.a"] : ["process.memory"]),
    ])
      expect(config.value(other)?.kind).toBe("known");
  });

  it.each(["this is not a setting", "@!?", "8.GB memory"])("leaves all others alone: %s", (line) => {
    const config = resolve(around(line));
    for (const name of ["cpus", "memory", "ext.a"]) expect(config.value(`process.${name}`)?.kind).toBe("known");
    expect(config.rejection).toBeDefined();
  });
});

describe("what cannot be said", () => {
  it("makes unknown what a legacy if sets, and keeps what is set after it", () => {
    const config = "process.cpus = 1\nif (params.x) { process.cpus = 2\n process.queue = 'q' }\nprocess.time = 1";
    expect(configOf(config)).toEqual({
      process: {
        cpus: { $unknown: expect.any(String) as string },
        queue: { $unknown: expect.any(String) as string },
        time: 1,
      },
    });
    expect(configOf(`${config}\nprocess.cpus = 3`)).toMatchObject({ process: { cpus: 3 } });
  });

  it("makes unknown what a compound assignment gives", () => {
    expect(configOf("params.a = 1\nparams.a += 2")).toEqual({
      params: { a: { $unknown: expect.any(String) as string } },
    });
  });

  it("makes unknown what is read from the environment, unless it is given", () => {
    expect(configOf("process.queue = env('Q')")).toEqual({
      process: { queue: { $unknown: "environment variable Q" } },
    });
    expect(configOf("process.queue = env('Q')", "", { env: { Q: "q" } })).toEqual({ process: { queue: "q" } });
  });
});

describe("rejections", () => {
  it("names the first error of a syntax kind before all else", () => {
    const { rejection } = resolve("params.a = undefinedName\nprocess.memory 8");
    expect(rejection && at(rejection.place)).toBe("nextflow.config:2");
  });

  it("names a missing include before an undefined name", () => {
    const { rejection } = resolve("params.a = undefinedName\nprofiles { p { includeConfig 'none.config' } }");
    expect(rejection?.message).toBe("Invalid include source: '/p/none.config'");
    expect(rejection && at(rejection.place)).toBe("nextflow.config:2");
  });

  it("names an undefined name before an error of the evaluation", () => {
    const { rejection } = resolve("params.a = 'x'.toInteger()\nparams.b = undefinedName");
    expect(rejection?.message).toBe("`undefinedName` is not defined");
  });

  it("names an error of the evaluation", () => {
    const { rejection } = resolve("params.b = 1\nparams.a = 'abc'.toInteger()");
    expect(rejection && at(rejection.place)).toBe("nextflow.config:2");
  });

  it("still resolves what it can", () => {
    expect(configOf("process.cpus = 1\nprocess.memory 8\nprocess.time = 2")).toMatchObject({ process: { time: 2 } });
  });
});

describe("a map that is assigned to another option", () => {
  it("is shared, as Groovy shares it", () => {
    const config = resolve("params.a = [x: 1]\nparams.b = params.a\nparams.b.y = 2\nparams.a.x = 3");
    expect(configToVectorJson(config)).toEqual({ params: { a: { x: 3, y: 2 }, b: { x: 3, y: 2 } } });
    expect(config.option("params.b.y")?.path).toEqual(["params", "b", "y"]);
    expect(config.options("params.a").map(({ path }) => path.join("."))).toEqual(["params.a.x", "params.a.y"]);
  });

  it("is a copy once an include is over", () => {
    const files = {
      "nextflow.config": "includeConfig 'b.config'\nparams.b.y = 2",
      "b.config": "params.a = [x: 1]\nparams.b = params.a",
    };
    expect(configOf(files)).toEqual({ params: { a: { x: 1 }, b: { x: 1, y: 2 } } });
  });

  it("is a copy where an include sets something in one of its places", () => {
    const files = {
      "nextflow.config": [
        "params.labels = [team: 'x']",
        "process { withLabel: small { resourceLabels = params.labels }",
        "withLabel: big { resourceLabels = params.labels } }",
        "includeConfig 'a.config'",
      ].join("\n"),
      "a.config": "process { withLabel: big { resourceLabels = [team: 'y'] } }",
    };
    expect(configOf(files)).toEqual({
      params: { labels: { team: "x" } },
      process: {
        "withLabel:small": { resourceLabels: { team: "x" } },
        "withLabel:big": { resourceLabels: { team: "y" } },
      },
    });
  });

  it.each([
    ["replaces it", "params.a = [x: 2]", 1],
    ["adds to it", "params.a.x = 2", 2],
  ])("is a copy of a param that an include sets, unless it only %s", (_, included, x) => {
    const files = {
      "nextflow.config": "params.a = [x: 1]\nprocess.ext = params.a\nincludeConfig 'a.config'",
      "a.config": included,
    };
    expect(configOf(files)).toEqual({ params: { a: { x: 2 } }, process: { ext: { x } } });
  });

  it("is a copy of a param behind any include", () => {
    const files = {
      "nextflow.config": "params.a = [x: 1]\nprocess.ext = params.a\nincludeConfig 'a.config'\nparams.a.x = 2",
      "a.config": "process.cpus = 1",
    };
    expect(configOf(files)).toEqual({ params: { a: { x: 2 } }, process: { ext: { x: 1 }, cpus: 1 } });
  });

  it("is shared inside a literal", () => {
    const config = "params.a = [x: 1]\nparams.b = [k: params.a]\nparams.b.k.y = 2";
    expect(configOf(config)).toEqual({ params: { a: { x: 1, y: 2 }, b: { k: { x: 1, y: 2 } } } });
  });

  it("is shared no more once it is written to while it is empty", () => {
    const config = "params.m = [:]\nparams.n = params.m\nparams.m.x = 1";
    expect(configOf(config)).toEqual({ params: { m: { x: 1 }, n: {} } });
  });

  it("does not end up below itself", () => {
    expect(
      configOf("params.a = [x: 1]\nparams.c = [y: 1]\nparams.a.b = params.c\nparams.c.d = params.a"),
    ).toMatchObject({
      params: { a: { x: 1 }, c: { y: 1 } },
    });
    expect(configOf("params.a = [x: 1]\nparams.a.self = params.a")).toMatchObject({ params: { a: { x: 1 } } });
  });
});

describe("settings without number", () => {
  const settings = (name: string, count: number): string =>
    Array.from({ length: count }, (_, n) => `params.${name}${n} = 1\n`).join("");

  it("are unknown past a bound", () => {
    const resolved = resolve(settings("x", 12_000));
    expect(resolved.limit).toMatchObject({ loc: { start: { line: 10_001 } } });
    expect(resolved.value("params.x1")).toMatchObject({ kind: "unknown", reason: { code: "limit" } });
  });

  it("count where an included file is taken over from another choice of profiles", () => {
    const files = {
      "nextflow.config":
        settings("x", 3000) + "profiles {\n a { params.q = 1 }\n}\nincludeConfig 'b.config'\n" + settings("y", 1998),
      "b.config": settings("z", 5000),
    };
    const project = workspaceOf(files).project("/p/nextflow.config");
    const [none, a] = project.variants().map((variant) => project.resolve(variant).limit?.loc.start.line);
    // The profile's own statement is one too many.
    expect(none).toBeUndefined();
    expect(a).toBe(3_005 + 1_997);
  });

  it("leave nothing for the choices of profiles that come after, which are made of the same files", () => {
    const config = settings("x", 12_000) + "profiles {\n a { params.q = 1 }\n b { params.q = 2 }\n}\n";
    const project = workspaceOf({ "nextflow.config": config }).project("/p/nextflow.config");
    const lines = project.variants().map((variant) => project.resolve(variant).limit?.loc.start.line);
    expect(lines).toEqual([10_001, 1, 1]);
  });
});

describe("maps that double with each line", () => {
  const doubled = (line: (n: number) => string): string =>
    ["params.m0 = [x: 1]", ...Array.from({ length: 60 }, (_, n) => line(n))].join("\n");

  it.each([
    ["in a literal", doubled((n) => `params.m${n + 1} = [l: params.m${n}, r: params.m${n}]`)],
    ["one setting at a time", doubled((n) => `params.m${n + 1}.l = params.m${n}\nparams.m${n + 1}.r = params.m${n}`)],
  ])("are unknown past a bound: %s", (_, config) => {
    const resolved = resolve(config);
    const options = resolved.options();
    expect(options.length).toBeLessThan(1_000_000);
    expect(options.some(({ value }) => value.kind === "unknown" && value.reason.code === "limit")).toBe(true);
    expect(resolved.value("params.m1.l.x")).toMatchObject({ kind: "known" });
  });
});

describe("maps and lists that hold each other, put together from the outside in", () => {
  const levels = Array.from({ length: 60 }, (_, n) => n);

  it.each([
    [
      "maps",
      [
        ...levels.map((n) => `params.m${n} = [z: 1]`),
        ...levels.slice(1).map((n) => `params.m${n - 1}.l = params.m${n}\nparams.m${n - 1}.r = params.m${n}`),
      ],
    ],
    [
      "lists",
      [
        ...levels.map((n) => `params.l${n} = []`),
        ...levels.slice(1).map((n) => `params.r${n} = params.l${n - 1}.addAll([params.l${n}, params.l${n}])`),
      ],
    ],
    ["lists of the same", ["params.l0 = [1]", ...levels.map((n) => `params.l${n + 1} = [params.l${n}, params.l${n}]`)]],
  ])("are unknown past a bound: %s", (_, lines) => {
    const files = {
      "nextflow.config": ["includeConfig 'a.config'", ...lines].join("\n"),
      "a.config": lines.join("\n"),
    };
    const options = resolve(files).options();
    expect(options.length).toBeLessThan(1_000_000);
    expect(options.some(({ value }) => value.kind === "unknown" && value.reason.code === "limit")).toBe(true);
  });
});
