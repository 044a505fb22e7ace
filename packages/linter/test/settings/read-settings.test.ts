import { memoryFileSystem } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/settings/read-settings.js";
import type { ReadSettings } from "../../src/settings/read-settings.js";

const FILE = "/repo/.nf-lint.yml";

function read(text: string, others: Readonly<Record<string, string>> = {}): ReadSettings {
  return readSettings(memoryFileSystem({ [FILE]: text, ...others }), FILE, "/repo");
}

/** `LINE:COLUMN keys: message` for each problem. */
function problems(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  return read(text, others).problems.map(({ file, position, path, message }) => {
    const place = position === undefined ? "-" : `${position.line}:${position.column}`;
    return `${file === FILE ? "" : `${file} `}${place} ${path.join(".")}: ${message}`;
  });
}

describe("further configurations", () => {
  test("count from the folder of the file that names them", () => {
    const others = { "/repo/conf/inst.config": "", "/repo/shared/s.yml": "configs: [../conf/inst.config]\n" };
    expect(read("configs: [conf/inst.config]\n", others).settings.configs).toEqual(["/repo/conf/inst.config"]);
    expect(read("extends: ./shared/s.yml\n", others).settings.configs).toEqual(["/repo/conf/inst.config"]);
  });

  test("lie in the repository", () => {
    const others = { "/etc/inst.config": "" };
    expect(problems("configs: [../etc/inst.config, none.config]\n", others)).toEqual([
      "1:11 configs.0: /etc/inst.config lies outside of /repo, where nothing is read. Name it with -c on the command line.",
      "1:31 configs.1: There is no file none.config.",
    ]);
  });
});

describe("what is wrong is told with its line, its key, and what was meant", () => {
  test.each([
    ["nextflow: '25.10'\nrulez: {}\n", '2:1 rulez: There is no setting "rulez". Did you mean "rules"?'],
    [
      "rules:\n  require-spot-retrie: off\n",
      '2:3 rules.require-spot-retrie: There is no rule "require-spot-retrie". Did you mean "require-spot-retries"?',
    ],
    [
      "rules:\n  require-spot-retries: wran\n",
      '2:25 rules.require-spot-retries: "wran" is no level. Did you mean "warn"?',
    ],
    [
      "rules:\n  require-spot-retries: [loud]\n",
      '2:26 rules.require-spot-retries.0: "loud" is no level. Known are: off, info, warn, error, warning.',
    ],
    [
      "rules:\n  require-spot-retries: 2\n",
      "2:25 rules.require-spot-retries: The rule require-spot-retries needs a level (off, info, warn or error), or [level, { option: value }]; this is a number.",
    ],
    [
      "rules:\n  pin-nextflow-version:\n    - warn\n    - alow: exact\n",
      '4:7 rules.pin-nextflow-version.1.alow: The rule pin-nextflow-version has no option "alow". Did you mean "allow"?',
    ],
    [
      "rules:\n  pin-nextflow-version: [warn, { allow: exakt }]\n",
      '2:41 rules.pin-nextflow-version.1.allow: "exakt" is not possible for allow. Did you mean "exact"?',
    ],
    [
      "rules:\n  no-include-cycle: [warn, { strict: true }]\n",
      "2:21 rules.no-include-cycle: The setting of no-include-cycle has too many items. It is a level, or [level, { option: value }] where the rule has options.",
    ],
    [
      "rules:\n  require-resource-labels: [warn, { keys: [team] }]\n",
      "2:43 rules.require-resource-labels.1.keys: keys has to be a map; this is a list.",
    ],
    ["nextflow: newest\n", '1:11 nextflow: "newest" is no Nextflow version. Write it as 25.10.2 or 26.08.0-edge.'],
    ["nextflow: 25.10\n", '1:11 nextflow: 25.10 is a number in YAML. nextflow needs text: write "25.10".'],
    ["profiles: test,docker\n", "1:11 profiles: profiles has to be a list; this is text."],
    ["profiles: [[test, 1]]\n", '1:19 profiles.0.1: 1 is a number in YAML. profiles[0][1] needs text: write "1".'],
    ["isolated: maybe\n", "1:11 isolated: isolated has to be true or false; this is text."],
    ["extends: { a: b }\n", "1:10 extends: extends has to be text or a list; this is a map."],
    ["params: [a]\n", "1:9 params: params has to be a map; this is a list."],
    ["env: { A: [b] }\n", "1:11 env.A: A has to be text or a number or true or false; this is a list."],
    ["rules:\n", "1:7 rules: rules has to be a map; this is nothing."],
    ["overrides:\n  - rules: {}\n", '2:5 overrides.0: overrides[0] needs "files".'],
    [
      "overrides:\n  - files: a\n    rulse: {}\n    rules: {}\n",
      '3:5 overrides.0.rulse: There is no "rulse" in overrides[0]. Did you mean "rules"?',
    ],
    [
      "overrides:\n  - files: a\n    rules: { no-such: off }\n",
      '3:14 overrides.0.rules.no-such: There is no rule "no-such".',
    ],
    ["- rules\n", "1:1 : A settings file has to be a map; this is a list."],
  ])("%j", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  test.each([
    ["ignore: [ok, '']", "1:14 ignore.1: ignore[1] is empty."],
    ["ignore: ./conf", '1:9 ignore: "./conf" fits nothing: write "/conf".'],
    [
      "ignore: [../x]",
      '1:10 ignore.0: "../x" fits nothing: patterns count from the folder of the settings file, downwards.',
    ],
    ["ignore: ['a[b']", '1:10 ignore.0: "a[b" has a "[" without "]".'],
    [
      "ignore: 'conf\\test.config'",
      '1:9 ignore: "conf\\test.config" fits nothing: write "/" between the parts of a path.',
    ],
    [
      "overrides: [{ files: '*a*a*a*a*a*', rules: {} }]",
      '1:22 overrides.0.files: "*a*a*a*a*a*" has more than 4 "*" between two "/".',
    ],
    [
      "ignore: '**/a/**/a/**/a/**/a/**/b'",
      '1:9 ignore: "**/a/**/a/**/a/**/a/**/b" has more than 4 parts that are "**".',
    ],
  ])("a bad pattern: %s", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  test("all problems at once", () => {
    expect(problems("rulez: {}\nnextflow: new\nrules: { syntax: no }\n")).toHaveLength(3);
  });

  test("text that is no YAML", () => {
    const [problem = ""] = problems("rules:\n  syntax: off\n syntax: warn\n");
    expect(problem).toMatch(/^3:\d+ : /);
    expect(problems("rules: {}\nrules: {}\n")).toEqual(["2:1 : Map keys must be unique."]);
    expect(problems("a: &x [1]\nb: *y\n")[0]).toMatch(/y/);
  });

  test("JSON as well", () => {
    const fileSystem = memoryFileSystem({ "/repo/.nf-lint.json": '{\n\t"rules": {\n\t\t"syntx": "off"\n\t}\n}\n' });
    expect(readSettings(fileSystem, "/repo/.nf-lint.json", "/repo").problems).toMatchObject([
      { position: { line: 3, column: 3 }, message: 'There is no rule "syntx". Did you mean "syntax"?' },
    ]);
  });

  test("hostile text: endless nesting and aliases that multiply", () => {
    expect(problems("[".repeat(100_000))).not.toEqual([]);
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 9; i++)
      bomb.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(", ")}]`);
    expect(problems(bomb.join("\n"))).not.toEqual([]);
    expect(problems("rules: { __proto__: off, constructor: off }")).toEqual([
      '1:10 rules.__proto__: There is no rule "__proto__".',
      '1:26 rules.constructor: There is no rule "constructor".',
    ]);
  });

  test("an alias that contains itself", () => {
    expect(problems("extends: recommended\nparams: &a { x: *a }\n")).toEqual([
      "2:17 : *a stands within what it means.",
    ]);
    expect(problems("profiles: &p\n  - [*p]\n")).toEqual(["2:6 : *p stands within what it means."]);
    expect(problems("rules: &r\n  syntax: [warn, *r]\n")).toEqual(["2:18 : *r stands within what it means."]);
  });

  test("an alias is fine that contains nothing of itself, however often it stands", () => {
    const many = Array.from({ length: 300 }, (_, i) => `  p${i}: *a`);
    expect(problems(["params:", "  p: &a { x: 1 }", ...many].join("\n"))).toEqual([]);
    expect(problems("params:\n  a: &a [1]\n  b: &a [*a]\n")).toEqual(["3:10 : *a stands within what it means."]);
  });
});

describe("extends", () => {
  test("presets, in order", () => {
    expect(read("extends: production").settings.presets).toEqual(["production"]);
    expect(read("extends: [recommended, isolated]").settings.presets).toEqual(["recommended", "isolated"]);
  });

  test("no word about presets, and none at all", () => {
    expect(read("rules: {}").settings.presets).toBeUndefined();
    expect(read("extends: ./a.yml", { "/repo/a.yml": "rules: {}" }).settings.presets).toBeUndefined();
    expect(read("extends: []").settings.presets).toEqual([]);
  });

  test("files, each later one over the earlier, and the file itself over all", () => {
    const { settings, files } = read(
      `
extends: [./org/base.yml, production]
nextflow: '25.10'
rules: { syntax: info }
params: { b: 2 }
ignore: own
`,
      {
        "/repo/org/base.yml": `
extends: ../root.json
nextflow: '24.10'
rules: { syntax: error, pin-nextflow-version: [error, { allow: exact }] }
params: { a: 1, b: 1 }
ignore: shared
`,
        "/repo/root.json": '{ "extends": "isolated", "rules": { "syntax": "off", "strict-syntax": "off" } }',
      },
    );
    expect(settings).toEqual({
      presets: ["isolated", "production"],
      nextflow: "25.10",
      rules: { syntax: "info", "strict-syntax": "off", "pin-nextflow-version": ["error", { allow: "exact" }] },
      params: { a: 1, b: 2 },
      ignore: ["shared", "own"],
    });
    expect([...files]).toEqual([FILE, "/repo/org/base.yml", "/repo/root.json"]);
  });

  test("problems in an extended file carry its name", () => {
    expect(problems("extends: ./a.yml", { "/repo/a.yml": "\nrulez: {}" })).toEqual([
      '/repo/a.yml 2:1 rulez: There is no setting "rulez". Did you mean "rules"?',
    ]);
  });

  test.each([
    ["extends: [recommended, ./no.yml]", "1:24 extends.1: There is no settings file no.yml."],
    [
      "extends: recomended",
      '1:10 extends: The npm package "recomended" is not installed in . or above. Did you mean the preset "recommended"?',
    ],
    ["extends: org.yml", '1:10 extends: "org.yml" is no npm package. For the file beside this one write "./org.yml".'],
    ["extends: 'a b'", '1:10 extends: "a b" is no preset, no path and no name of an npm package.'],
    ["extends: /etc/passwd", "1:10 extends: There is no settings file ../etc/passwd."],
  ])("%s", (text, problem) => {
    expect(problems(text, { "/repo/org.yml": "" })).toEqual([problem]);
  });

  test("a circle", () => {
    expect(
      problems("extends: ./a.yml", { "/repo/a.yml": "extends: ./b.yml", "/repo/b.yml": "extends: ./.nf-lint.yml" }),
    ).toEqual(["/repo/b.yml 1:10 extends: This file extends itself: .nf-lint.yml -> a.yml -> b.yml -> .nf-lint.yml."]);
  });

  test("files that multiply", () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`/repo/${i}.yml`, `extends: [./${i + 1}.yml, ./${i + 1}.yml]`]),
    );
    expect(problems("extends: ./0.yml", { ...many, "/repo/30.yml": "" })).toEqual([
      expect.stringMatching(/More than 50 files are extended\.$/),
    ]);
  });

  test("nothing beyond the boundary is read, also through a link", () => {
    const outside = { "/etc/nf.yml": "secret: x", "/repo/link.yml": "secret: x" };
    const expected = "lies outside of /repo, where nothing is read.";
    expect(problems("extends: ../etc/nf.yml", outside)).toEqual([`1:10 extends: ../etc/nf.yml ${expected}`]);
    const files = memoryFileSystem({ [FILE]: "extends: ./link.yml", ...outside });
    const linked: FileSystem = {
      ...files,
      realPath: (path) => (path === "/repo/link.yml" ? "/etc/nf.yml" : files.realPath(path)),
    };
    expect(readSettings(linked, FILE, "/repo").problems).toMatchObject([{ message: `link.yml ${expected}` }]);
  });
});

describe("npm packages", () => {
  const folder = "/repo/node_modules/@acme/nf-lint-settings";

  test.each([
    ["a file of the usual name", {}, "nf-lint.yml"],
    ["exports", { exports: "./settings.yml" }, "settings.yml"],
    ["exports of the package itself", { exports: { ".": "./settings.yml" } }, "settings.yml"],
    ["exports by condition", { exports: { ".": { default: "./settings.json" } } }, "settings.json"],
    ["exports with conditions only", { exports: { default: "./settings.json" } }, "settings.json"],
    ["main", { main: "settings.yaml" }, "settings.yaml"],
  ])("%s", (_, manifest, file) => {
    const { settings, problems: found } = read("extends: '@acme/nf-lint-settings'", {
      [`${folder}/package.json`]: JSON.stringify(manifest),
      [`${folder}/${file}`]: '{ "nextflow": "25.10" }',
    });
    expect(found).toEqual([]);
    expect(settings.nextflow).toBe("25.10");
  });

  test("a file within it, exported or plain", () => {
    const strict = { [`${folder}/strict.yml`]: "nextflow: '25.10'" };
    const plain = { [`${folder}/package.json`]: "{}", ...strict };
    expect(read("extends: '@acme/nf-lint-settings/strict.yml'", plain).settings.nextflow).toBe("25.10");
    const exported = { [`${folder}/package.json`]: '{ "exports": { "./strict": "./strict.yml" } }', ...strict };
    expect(read("extends: '@acme/nf-lint-settings/strict'", exported).settings.nextflow).toBe("25.10");
    expect(problems("extends: '@acme/nf-lint-settings/strict.yml'", exported)).toEqual([
      '1:10 extends: The npm package "@acme/nf-lint-settings" exports no "strict.yml".',
    ]);
  });

  test("its own extends count from its own folder", () => {
    const { settings } = read("extends: acme", {
      "/repo/node_modules/acme/nf-lint.yml": "extends: [./more.yml, other]",
      "/repo/node_modules/acme/more.yml": "nextflow: '25.10'",
      "/repo/node_modules/other/nf-lint.json": '{ "isolated": true }',
    });
    expect(settings).toMatchObject({ nextflow: "25.10", isolated: true });
  });

  test("code is never run", () => {
    expect(
      problems("extends: acme", {
        "/repo/node_modules/acme/package.json": '{ "exports": "./index.js" }',
        "/repo/node_modules/acme/index.js": "process.exit(3)",
      }),
    ).toEqual([
      '1:10 extends: The npm package "acme" exports ./index.js. nf-lint runs no code: it has to be a .yml or .json file.',
    ]);
  });

  test("one without settings, and one that points out of itself", () => {
    expect(problems("extends: acme", { "/repo/node_modules/acme/package.json": "not json" })).toEqual([
      '1:10 extends: The npm package "acme" exports no settings file (nf-lint.yml).',
    ]);
    expect(problems("extends: acme", { "/repo/node_modules/acme/package.json": '{ "main": "../../a.yml" }' })).toEqual([
      '1:10 extends: The npm package "acme" exports ../../a.yml.',
    ]);
  });
});
