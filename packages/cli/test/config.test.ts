import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const PROJECT = {
  "nextflow.config": `\
params.outdir = null
process {
    cpus = 1
    errorStrategy = { task.exitStatus in [143, 137] ? 'retry' : 'finish' }
    withName: 'ALIGN|SORT' { memory = 8.GB }
}
aws.region = System.getenv('AWS_REGION')
profiles {
    big { includeConfig 'conf/big.config' }
    test { process.cpus = 2 }
}
`,
  "conf/big.config": "process.cpus = 16\nprocess.time = 4.h\n",
};

interface Variant {
  name: string;
  profiles: string[];
  ok: boolean;
  error?: { file: string; line: number; message: string };
  config: Record<string, unknown>;
}

async function variantsOf(directory: string, ...argv: string[]): Promise<Variant[]> {
  const { status, stdout, stderr } = await runIn(directory, ["config", "--format", "json", ...argv]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return (JSON.parse(stdout) as { variants: Variant[] }).variants;
}

describe("json", () => {
  test("each profile on its own, values as the format has them", async () => {
    const variants = await variantsOf(projectDirectory(PROJECT));
    expect(variants.map(({ name, profiles, ok }) => [name, profiles, ok])).toEqual([
      ["(none)", [], true],
      ["big", ["big"], true],
      ["test", ["test"], true],
    ]);
    expect(variants[1]?.config).toEqual({
      params: { outdir: null },
      process: {
        cpus: 16,
        errorStrategy: { $closure: expect.stringContaining("task.exitStatus in [143, 137]") as string },
        "withName:ALIGN|SORT": { memory: { $memory: 8 * 1024 ** 3 } },
        time: { $duration: 4 * 3_600_000 },
      },
      aws: { region: { $unknown: expect.stringContaining("AWS_REGION") as string } },
    });
  });

  test("the order of the profiles counts", async () => {
    const directory = projectDirectory(PROJECT);
    const [first, second, none] = await variantsOf(
      directory,
      "--profile",
      "test,big",
      "--profile",
      "big,test",
      "--profile",
      "",
    );
    expect(first).toMatchObject({ name: "test,big", config: { process: { cpus: 16 } } });
    expect(second).toMatchObject({ name: "big,test", config: { process: { cpus: 2 } } });
    expect(none).toMatchObject({ name: "(none)", profiles: [], config: { process: { cpus: 1 } } });
  });

  test("environment variables that are given are known", async () => {
    const [config] = await variantsOf(projectDirectory(PROJECT), "--env", "AWS_REGION=eu-west-1");
    expect(config?.config["aws"]).toEqual({ region: "eu-west-1" });
  });

  test("what Nextflow would reject is told with its place in the project, and the status stays 0", async () => {
    const directory = projectDirectory({
      "pipe/nextflow.config": "process.cpus = 1\nincludeConfig 'conf/a.config'\n",
      "pipe/conf/a.config": "\nx = y\n",
    });
    expect(await variantsOf(directory, "pipe")).toMatchObject([
      { ok: false, error: { file: "conf/a.config", line: 2 } },
    ]);
  });

  test("projectDir and launchDir", async () => {
    const directory = projectDirectory({
      "nextflow.config": 'params.a = "$projectDir/x"\nparams.b = "$launchDir/y"\n',
    });
    const [given] = await variantsOf(directory, "--project-dir", "/pipelines/demo", "--launch-dir", "/launch");
    expect(given?.config["params"]).toEqual({ a: "/pipelines/demo/x", b: "/launch/y" });
    const [byDefault] = await variantsOf(directory);
    expect(byDefault?.config["params"]).toMatchObject({
      a: `${directory}/x`,
      b: { $unknown: expect.any(String) as string },
    });
  });
});

describe("params file", () => {
  const files = { "nextflow.config": 'params.a = 1\nparams.b = "${params.a}!"\n' };

  test.each([
    ["params.yml", "a: 2\n"],
    ["params.json", '{ "a": 2 }'],
  ])("%s", async (name, content) => {
    const [config] = await variantsOf(projectDirectory({ ...files, [name]: content }), "--params-file", name);
    expect(config?.config["params"]).toEqual({ a: 2, b: "2!" });
  });

  test.each([
    ["missing.yml", "", /^nf-lint: The params file missing.yml cannot be read: there is no such file or folder\.\n$/],
    ["bad.yml", "a: [", /^nf-lint: The params file bad.yml is neither JSON nor YAML: [^\n]+\n$/],
    ["loop.yml", "a: &a { b: *a }\n", /^nf-lint: The params file loop.yml is neither JSON nor YAML: \*a stands within/],
    ["list.yml", "- a\n", /^nf-lint: The params file list.yml holds no map of names to values\.\n$/],
  ])("%s is told in one line", async (name, content, message) => {
    const directory = projectDirectory(content === "" ? files : { ...files, [name]: content });
    const { status, stdout, stderr } = await runIn(directory, ["config", "--params-file", name]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("text", () => {
  test("the run without profiles, then what each profile changes", async () => {
    const { status, stdout } = await runIn(projectDirectory(PROJECT), ["config"]);
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "The run without profiles
      params.outdir          null

      process.cpus           1
      process.errorStrategy  { task.exitStatus in [143, 137] ? 'retry' : 'finish' }
      process.'withName:ALIGN|SORT'
        memory               8.GB

      aws.region             unknown: environment variable AWS_REGION

      Profile big: 2 options other than in the run without profiles
      process.cpus  16
      process.time  4.h

      Profile test: 1 option other than in the run without profiles
      process.cpus  2
      "
    `);
  });

  test("with blame: places, profiles, and what was overridden", async () => {
    const { stdout } = await runIn(projectDirectory(PROJECT), ["config", "--profile", "test,big", "--blame"]);
    expect(stdout).toMatchInlineSnapshot(`
      "Profiles test,big
      params.outdir          null                                              nextflow.config:1

      process.cpus           16                                                conf/big.config:1 (profile big)
                             2                                                 nextflow.config:10 (profile test)
                             1                                                 nextflow.config:3
      process.errorStrategy  { task.exitStatus in [143, 137] ? 'retry' : '… }  nextflow.config:4
      process.'withName:ALIGN|SORT'
        memory               8.GB                                              nextflow.config:5
      process.time           4.h                                               conf/big.config:2 (profile big)

      aws.region             unknown: environment variable AWS_REGION          nextflow.config:7
      "
    `);
  });

  test("overridden values are dimmed on a terminal", async () => {
    const { stdout } = await runIn(projectDirectory(PROJECT), ["config", "--profile", "big", "--blame"], {
      isTTY: true,
    });
    expect(stdout).toMatch(painted(32, "16", 39));
    expect(stdout).toMatch(painted(2, "1", 22));
  });

  test("includes that cannot be read are named where the run first comes to them", async () => {
    const directory = projectDirectory({
      "nextflow.config": `\
includeConfig 'https://example.org/all.config'
profiles {
    gone { includeConfig "\${System.getenv('BASE')}/x.config" }
    other { process.cpus = 2 }
}
`,
    });
    const { stdout } = await runIn(directory, ["config"]);
    expect(stdout.match(/Not read: .*/g)).toEqual([
      "Not read: https://example.org/all.config (nextflow.config:1:1)",
      expect.stringMatching(/^Not read: an include that depends on .*BASE.* \(nextflow\.config:3:12\)$/),
    ]);
  });

  test("what Nextflow would reject is status 1", async () => {
    const { status, stdout } = await runIn(projectDirectory({ "nextflow.config": "process.cpus = 1\nx = y\n" }), [
      "config",
    ]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/Nextflow rejects this: nextflow.config:2:\d+: /);
  });
});

describe("nextflow", () => {
  const ROUND_TRIP = `\
plugins { id 'nf-schema@2.5.1'; id 'nf-wave' }
params {
    text = 'it\\'s a "test" with \\\\ and \${no} and $5'
    lines = '''a
b\tc'''
    'odd-name' = 1
    nothing = null
    list = [1, 2L, 3.50, 'x', [a: 1, 'b-c': [:]], []]
    big = 123456789012
    huge = 123456789012345678901234567890
    small = -0.5
    float = 1.5f
    yes = true
    nested { deep { deeper = 'x' } }
    'odd-map' = [a: 1]
}
process {
    memory = 1536.MB
    time = 90.m
    ext.args = { "--x \${task.cpus}" }
    resourceLabels = [team: 'genomics', 'cost-centre': '1']
    withLabel: 'big|huge' { cpus = 4 }
    withName: '!.*:IT\\\\.S' { cpus = { 4 * task.attempt } }
}
env.PATH_X = '/opt'
`;

  test("parses back to the same values", async () => {
    const before = projectDirectory({ "nextflow.config": ROUND_TRIP });
    const { status, stdout, stderr } = await runIn(before, ["config", "--format", "nextflow"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const after = projectDirectory({ "nextflow.config": stdout });
    expect(await variantsOf(after)).toEqual(await variantsOf(before));
    expect((await variantsOf(after))[0]).toMatchObject({ ok: true });
  });

  test("printed twice it is the same", async () => {
    const once = await runIn(projectDirectory({ "nextflow.config": ROUND_TRIP }), ["config", "--format", "nextflow"]);
    const twice = await runIn(projectDirectory({ "nextflow.config": once.stdout }), ["config", "--format", "nextflow"]);
    expect(twice.stdout).toBe(once.stdout);
  });

  test("without a choice it is the run without profiles; what is unknown is a comment", async () => {
    const { stdout } = await runIn(projectDirectory(PROJECT), ["config", "--format", "nextflow"]);
    expect(stdout).toMatchInlineSnapshot(`
      "params {
          outdir = null
      }
      process {
          cpus = 1
          errorStrategy = { task.exitStatus in [143, 137] ? 'retry' : 'finish' }
          withName: 'ALIGN|SORT' {
              memory = 8.GB
          }
      }
      aws {
          // region: unknown (environment variable AWS_REGION)
      }
      "
    `);
  });

  test("with profiles they are merged in", async () => {
    const { stdout } = await runIn(projectDirectory(PROJECT), ["config", "--format", "nextflow", "--profile", "big"]);
    expect(stdout).toContain("    cpus = 16\n");
  });

  test("several choices make no one configuration", async () => {
    const argv = ["config", "--format", "nextflow", "--profile", "big", "--profile", "test"];
    expect(await runIn(projectDirectory(PROJECT), argv)).toEqual({
      status: 2,
      stdout: "",
      stderr: "nf-lint: --format nextflow prints one configuration: give --profile once, as A,B.\n",
    });
  });
});

describe("which project", () => {
  test("another folder, or a root configuration by its file", async () => {
    const directory = projectDirectory({
      "a/nextflow.config": "process.cpus = 3\n",
      "b/other.config": "process.cpus = 4\n",
    });
    expect(await variantsOf(directory, "a")).toMatchObject([{ config: { process: { cpus: 3 } } }]);
    expect(await variantsOf(directory, "b/other.config")).toMatchObject([{ config: { process: { cpus: 4 } } }]);
    expect(await variantsOf(join(directory, "a"), "../a")).toMatchObject([{ config: { process: { cpus: 3 } } }]);
  });

  test.each([
    ["empty", /^nf-lint: empty: no nextflow.config in this folder\.\n$/],
    ["missing", /^nf-lint: missing: there is no such file or folder\.\n$/],
    ["binary.config", /^nf-lint: binary.config: this is a binary file, not a configuration\.\n$/],
  ])("%s is none", async (path, message) => {
    const directory = projectDirectory({ "empty/main.nf": "", "binary.config": new Uint8Array([0]) });
    const { status, stdout, stderr } = await runIn(directory, ["config", path]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("a profile that it does not declare is told; JSON says it too", async () => {
    const directory = projectDirectory(PROJECT);
    const stderr = 'nf-lint: There is no profile "tset". Did you mean "test"?\n';
    expect(await runIn(directory, ["config", "--profile", "tset"])).toEqual({ status: 2, stdout: "", stderr });
    const json = await runIn(directory, ["config", "--profile", "big,tset", "--format", "json"]);
    expect(json).toMatchObject({ status: 2, stderr });
    expect(JSON.parse(json.stdout)).toMatchObject({
      variants: [{ name: "big,tset", ok: false, error: { message: expect.stringContaining("tset") as string } }],
    });
  });
});

/** A cell of a table between two of the terminal's colour codes. */
function painted(on: number, text: string, off: number): RegExp {
  const escape = String.fromCharCode(27);
  return new RegExp(`${escape}\\[${on}m${text} *${escape}\\[${off}m`);
}

describe("further configurations", () => {
  const project = {
    "nextflow.config": "process.queue = 'base'\nprofiles { prod { process.queue = 'prod' } }\n",
    "inst/inst.config": "process.queue = 'inst'\nprocess.time = 1.h\n",
    "inst/late.config": "process.time = 2.h\n",
  };

  test("are merged in their order, and beat the profiles before", async () => {
    const files = ["-c", "inst/inst.config", "-c", "inst/late.config"];
    const [prod] = await variantsOf(projectDirectory(project), "--profile", "prod", ...files);
    expect(prod?.config).toEqual({ process: { queue: "inst", time: { $duration: 7_200_000 } } });
  });

  test("may stand in the settings", async () => {
    const directory = projectDirectory({ ...project, ".nf-lint.yml": "configs: [inst/inst.config]\n" });
    const [prod] = await variantsOf(directory, "--profile", "prod");
    expect(prod?.config).toMatchObject({ process: { queue: "inst" } });
  });

  test("have to be there", async () => {
    const run = await runIn(projectDirectory(project), ["config", "-c", "none.config"]);
    expect(run).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("-c none.config: there is no such file") as string,
    });
  });
});

describe("what was not read", () => {
  test("is in json", async () => {
    const directory = projectDirectory({
      "nextflow.config": "a.x = 1\nincludeConfig '/x/site.config'\nincludeConfig 'https://x.org/y.config'\n",
    });
    const [variant] = await variantsOf(directory);
    expect(variant).toMatchObject({
      config: { a: { x: { $unknown: expect.any(String) as string } } },
      notRead: [
        { file: "nextflow.config", line: 2, path: "/x/site.config", why: "outside" },
        { file: "nextflow.config", line: 3, url: "https://x.org/y.config" },
      ],
    });
  });
});

test("the default profile is printed once, however it is asked for", async () => {
  const directory = projectDirectory({ "nextflow.config": "profiles { standard { a.x = 1 } }\n" });
  const variants = await variantsOf(directory, "--profile", "", "--profile", "standard");
  expect(variants.map(({ name }) => name)).toEqual(["standard"]);
});

test.each([100, 60, 40])("with blame the table fits a terminal of %i columns", async (columns) => {
  const directory = projectDirectory({
    ...PROJECT,
    "conf/some/long/path/to/a.config": `process.queue = '${"q".repeat(80)}'\n`,
    "nextflow.config": `${PROJECT["nextflow.config"]}includeConfig 'conf/some/long/path/to/a.config'\n`,
  });
  const { stdout } = await runIn(directory, ["config", "--blame", "--profile", "big"], {
    isTTY: true,
    columns,
    env: { NO_COLOR: "1" },
  });
  expect(stdout).toContain("conf/some/long/path/to/a.config:1");
  expect(stdout.split("\n").filter((line) => line.length > columns)).toEqual([]);
});

test("a configuration that is XML is told about, not parsed", async () => {
  const directory = projectDirectory({ "app.config": "<configuration/>\n" });
  expect(await runIn(directory, ["config", "app.config"])).toEqual({
    status: 2,
    stdout: "",
    stderr: "nf-lint: app.config: this is XML and no configuration of Nextflow's.\n",
  });
});

test.each([
  ["a brace without a partner", "process {\n  cpus = 1\nmanifest.name = 'x'\n"],
  ["a bracket without a partner", "process.clusterOptions = ['a',\n'b'\n"],
  ["a brace too many", "process {\n  cpus = 1\n}\n}\n"],
  ["a string without an end", "process.queue = 'a\nprocess.cpus = 1\n"],
  ["a comment without an end", "process.cpus = 1\n/* and so on\n"],
  ["a word at the wrong place", "process.cpus = 1\nprocess cpus\n"],
  ["an include of nothing", "process.cpus = 1\nincludeConfig 'conf/none.config'\n"],
  ["an include at the wrong place", "process {\n  includeConfig 'a.config'\n}\n"],
  ["a name that is not defined", "process.cpus = 1\nprocess.memory = nothing\n"],
  ["what cannot be evaluated", "params.x = null\nprocess.queue = params.x.y.z\n"],
])("config and the findings name one place: %s", async (_, text) => {
  const directory = projectDirectory({ "nextflow.config": text, "a.config": "process.cpus = 2\n" });
  const [, told] =
    /Nextflow rejects this: (nextflow\.config:\d+:\d+):/.exec((await runIn(directory, ["config"])).stdout) ?? [];
  const { stdout } = await runIn(directory, ["--format", "compact"]);
  const places = stdout.split("\n").map((line) => /^[^:]+:\d+:\d+/.exec(line)?.[0]);
  expect(told).toBeDefined();
  expect(places).toContain(told);
});
