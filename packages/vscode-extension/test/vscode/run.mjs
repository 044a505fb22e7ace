// Installs the packed extension into a real VS Code and runs the suites: in its extension host, in its window, and in the
// extension host of a browser. Arguments name the suites that are wanted; without any, all are.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, URLSearchParams } from "node:url";
import { browserPath, NO_BROWSER, withVsCode } from "./host.mjs";
import { openOnTheWeb } from "./web-page.mjs";
import { OFFICIAL_SCOPES, OWN_SCOPES, tryColours } from "./colours.mjs";
import { tryWindow } from "./window.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Each wait in a suite ends by itself: this ends a suite that does not begin. */
const LONGEST_SUITE_MS = 1_800_000;

/** What each suite is run on, and how. */
const SUITES = [
  { name: "pipeline", folder: "pipeline" },
  { name: "folders", folder: "folders", workspace: "folders.code-workspace" },
  {
    name: "untrusted",
    folder: "pipeline",
    settings: {
      "security.workspace.trust.enabled": true,
      "security.workspace.trust.startupPrompt": "never",
      "security.workspace.trust.banner": "never",
    },
  },
];

const BESIDE_OFFICIAL = { name: "beside-official", folder: "pipeline" };

const IN_BROWSER = { name: "browser", folder: "pipeline" };

/** Bundles a script that VS Code is to load. */
function bundle(file, directory, platform) {
  const options = ["--format", "cjs", "--platform", platform, "--external", "vscode", "--no-config", "--no-splitting"];
  execFileSync("tsup", ["--entry.main", here(file), ...options, "--out-dir", directory, "--silent"], {
    stdio: "inherit",
  });
}

/** An extension with nothing but what is given. */
function extension(directory, manifest) {
  mkdirSync(directory, { recursive: true });
  const needed = { publisher: "nf-lint", version: "0.0.0", engines: { vscode: "^1.96.0" }, type: "commonjs" };
  writeFileSync(join(directory, "package.json"), JSON.stringify({ ...needed, ...manifest }));
  return directory;
}

/** Tells of each scenario; the promise is of what VS Code ends with. */
async function watched(page) {
  const ended = new Promise((resolve) => {
    void page.exposeFunction("codeAutomationExit", resolve);
    setTimeout(resolve, LONGEST_SUITE_MS, "in time it did not end").unref();
  });
  await page.exposeFunction("codeAutomationLog", () => undefined);
  page.on("console", (message) => {
    const [told] = /(?:not )?ok - .*/s.exec(message.text()) ?? [];
    if (told !== undefined) console.log(told);
  });
  return { ended };
}

/**
 * Packs what stands for the official extension. It has to be installed as that is: VS Code takes what two extensions say of one
 * language in the order of their folders' names, and an extension under development comes last.
 */
function packedOfficial() {
  const vsix = join(own, "official.vsix");
  const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  execFileSync("vsce", ["package", ...options], { cwd: here("official"), stdio: "pipe" });
  return vsix;
}

/** Runs a suite on a copy of a folder, in a window of its own. */
async function runSuite(vsCode, own, { name, folder, workspace, settings }) {
  // The suite belongs to an extension without any code, so that what it tests is the one that is installed.
  const suite = extension(join(own, name), { name: "suite" });
  bundle(`suites/${name}.ts`, suite, "node");
  const copy = vsCode.copy(here(`workspaces/${folder}`));
  const page = await vsCode.newPage(settings);
  const { ended } = await watched(page);
  const payload = JSON.stringify([
    ["extensionDevelopmentPath", vsCode.remote(suite)],
    ["extensionTestsPath", vsCode.remote(join(suite, "main.js"))],
  ]);
  const opened = workspace === undefined ? { folder: copy } : { workspace: join(copy, workspace) };
  await page.goto(`${vsCode.origin}/?${new URLSearchParams({ ...opened, payload })}`);
  const code = await ended;
  await page.context().close();
  return code;
}

/** Runs a suite where all that there is runs in the browser. */
async function runInBrowser(vsCode, own, { name, folder }) {
  const suite = extension(join(own, name), { name: "suite", browser: "./main.js" });
  bundle(`suites/${name}.ts`, suite, "browser");
  const memory = extension(join(own, "memory-files"), {
    name: "memory-files",
    browser: "./main.js",
    activationEvents: ["onFileSystem:memory"],
  });
  bundle("web/memory-files.ts", memory, "browser");
  const root = here(`workspaces/${folder}`);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [`/${folder}${path.slice(root.length)}`, readFileSync(path, "utf8")];
  });
  writeFileSync(join(memory, "files.json"), JSON.stringify(Object.fromEntries(texts)));
  const page = await vsCode.newPage();
  const { ended } = await watched(page);
  const extensions = { "nf-lint": vsCode.extension, "memory-files": memory, suite };
  await openOnTheWeb(page, vsCode.origin, { folder: `memory://files/${folder}`, extensions, suite: "suite" });
  const code = await ended;
  await page.context().close();
  return code;
}

const own = mkdtempSync(join(tmpdir(), "nf-lint-suites-"));
process.once("exit", () => {
  rmSync(own, { recursive: true, force: true });
});

const PIPELINE = here("workspaces/pipeline");

/** Each tells whether it passed. */
const RUNS = new Map([
  ...SUITES.map((suite) => [suite.name, async (vsCode) => (await runSuite(vsCode, own, suite)) === 0]),
  [
    BESIDE_OFFICIAL.name,
    async (vsCode) =>
      (await runSuite(vsCode, own, BESIDE_OFFICIAL)) === 0 && (await tryColours(vsCode, PIPELINE, OFFICIAL_SCOPES)),
  ],
  [IN_BROWSER.name, async (vsCode) => (await runInBrowser(vsCode, own, IN_BROWSER)) === 0],
  ["window", async (vsCode) => (await tryWindow(vsCode, PIPELINE)) && (await tryColours(vsCode, PIPELINE, OWN_SCOPES))],
]);

const names = process.argv.slice(2);
const unknown = names.filter((name) => !RUNS.has(name));
if (unknown.length > 0) {
  console.error(`No suite: ${unknown.join(", ")}. There are ${[...RUNS.keys()].join(", ")}.`);
  process.exitCode = 2;
} else if (browserPath() === undefined) {
  console.log(`VS Code was not tried. ${NO_BROWSER}`);
} else {
  const failed = [];
  // Each has a VS Code of its own, which remembers nothing of another.
  for (const name of names.length > 0 ? names : RUNS.keys()) {
    const started = performance.now();
    const packed = [here("../../nf-lint.vsix"), ...(name === BESIDE_OFFICIAL.name ? [packedOfficial()] : [])];
    const passes = await withVsCode(packed, RUNS.get(name));
    if (!passes) failed.push(name);
    console.log(`${name}: ${Math.round((performance.now() - started) / 1000)} s`);
  }
  console.log(failed.length === 0 ? "All suites passed." : `Failed: ${failed.join(", ")}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
