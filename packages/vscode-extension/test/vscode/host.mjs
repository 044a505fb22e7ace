// A real VS Code from the npm registry (code-server) and a browser to look at it with: what Microsoft's own test runners
// download lies elsewhere.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const CODE_SERVER = "4.139.1";

/** What keeps VS Code quiet, and has it write nothing by itself: a browser's saves each edit after a second. */
const SETTINGS = {
  "workbench.startupEditor": "none",
  "files.autoSave": "off",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "update.mode": "none",
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "editor.minimap.enabled": false,
};

/** Waiting ends what hangs; until then it takes as long as it takes, on a busy machine too. */
export const LONGEST_MS = 180_000;

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);

export const NO_BROWSER = "No Chromium here. Install one, or name it in the variable CHROMIUM.";

const INSTALL_PROGRAMS = fileURLToPath(new URL("../../../../test/install-programs.sh", import.meta.url));

const BROWSER_OPTIONS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

/** Installs code-server once, about 800 MB, and gives its entry script. */
function installed() {
  const directory = process.env.NF_LINT_VSCODE_HOST ?? join(tmpdir(), "nf-lint-vscode-host");
  const tools = join(directory, "tools");
  const entry = join(tools, "node_modules/code-server/out/node/entry.js");
  const extensions = join(tools, "node_modules/code-server/lib/vscode/extensions");
  if (existsSync(entry) && existsSync(join(extensions, "node_modules"))) return { directory, entry };
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, "package.json"), '{ "private": true }');
  const npm = (cwd, ...args) =>
    execFileSync("npm", ["install", ...args, "--ignore-scripts"], { cwd, stdio: "inherit" });
  npm(tools, "--no-save", `code-server@${CODE_SERVER}`);
  npm(join(extensions, ".."), "--omit=dev");
  npm(extensions, "--omit=dev");
  return { directory, entry };
}

/** A Chromium, installed where that is possible; `undefined` where there is none. */
export function browserPath() {
  const found = () => process.env.CHROMIUM ?? BROWSERS.find(existsSync);
  if (found() === undefined) execFileSync("bash", [INSTALL_PROGRAMS], { stdio: "inherit" });
  return found();
}

// What is to be done at the end of the process is done where a signal breaks it off, too.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Runs a task with a VS Code that has the extension and nothing of the user's; then takes everything down again.
 *
 * @param packed The packed extension, and others that are to be beside it.
 * @param task Gets a `VsCode`.
 */
export async function withVsCode(packed, task) {
  const { directory, entry } = installed();
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  const own = mkdtempSync(join(tmpdir(), "nf-lint-vscode-"));
  const port = await freePort();
  const directories = [
    ...["--config", join(directory, "cs.yaml")],
    ...["--user-data-dir", join(own, "data"), "--extensions-dir", join(own, "ext")],
  ];
  const env = { ...process.env, XDG_CONFIG_HOME: own, XDG_DATA_HOME: own, XDG_CACHE_HOME: own };
  const install = [...packed.flatMap((vsix) => ["--install-extension", vsix]), "--force"];
  execFileSync(process.execPath, [entry, ...directories, ...install], { env, stdio: "pipe" });
  const server = spawn(
    process.execPath,
    [
      ...[entry, ...directories, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
      ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
      ...["--vscode-option", "enable-smoke-test-driver", "--reconnection-grace-time", "5"],
    ],
    { env, stdio: "ignore", detached: true },
  );
  const ended = once(server, "exit");
  const end = () => {
    if (server.exitCode === null && server.signalCode === null) process.kill(-server.pid);
  };
  const remove = () => {
    rmSync(own, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  // A server that is detached would outlive a run that is broken off.
  const endAll = () => {
    end();
    remove();
  };
  process.once("exit", endAll);
  const origin = `http://127.0.0.1:${port}`;
  try {
    await isUp(`${origin}/healthz`);
    const browser = await chromium.launch({ executablePath, args: BROWSER_OPTIONS, timeout: LONGEST_MS });
    try {
      return await task(new VsCode(origin, own, browser));
    } finally {
      await browser.close();
    }
  } finally {
    end();
    await ended;
    remove();
    process.removeListener("exit", endAll);
  }
}

/** A VS Code that runs: windows can be opened in it, each as if it were the first. */
class VsCode {
  #directory;
  #browser;

  constructor(origin, directory, browser) {
    this.origin = origin;
    this.#directory = directory;
    this.#browser = browser;
  }

  /** A path as VS Code in the browser names it. */
  remote(path) {
    return `vscode-remote://${new URL(this.origin).host}${path}`;
  }

  /** A folder with a name of its own below those that are removed in the end. */
  newFolder(name) {
    const folder = join(mkdtempSync(join(this.#directory, "folder-")), name);
    mkdirSync(folder);
    return folder;
  }

  /** Where the extension has been unpacked to. */
  get extension() {
    const extensions = join(this.#directory, "ext");
    return join(extensions, ...readdirSync(extensions).filter((name) => name.startsWith("lint-nextflow.")));
  }

  /** A copy of a folder, to be worked on. */
  copy(folder) {
    const copied = this.newFolder(basename(folder));
    cpSync(folder, copied, { recursive: true });
    return copied;
  }

  /** An empty browser page, and what the user has set besides. */
  async newPage(settings = {}, viewport = { width: 1280, height: 800 }, deviceScaleFactor = 1) {
    const user = join(this.#directory, "data/User");
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, "settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
    const context = await this.#browser.newContext({ viewport, deviceScaleFactor });
    context.setDefaultTimeout(LONGEST_MS);
    return context.newPage();
  }
}

async function isUp(url) {
  for (const ends = Date.now() + LONGEST_MS; Date.now() < ends;) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`code-server does not answer at ${url}.`);
}
