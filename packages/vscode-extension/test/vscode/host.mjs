// A real VS Code from the npm registry (code-server) and a browser to look at it with: what Microsoft's own test runners
// download lies elsewhere.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const CODE_SERVER = "4.139.1";

const SETTINGS = {
  "workbench.startupEditor": "none",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "update.mode": "none",
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": "Default Dark Modern",
  "editor.minimap.enabled": false,
};

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);

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

function browserPath() {
  const found = () => process.env.CHROMIUM ?? BROWSERS.find(existsSync);
  if (found() === undefined && existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    execFileSync("apt-get", ["update"], { stdio: "inherit" });
    const packages = ["chromium", "fonts-dejavu-core"];
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { stdio: "inherit" });
  }
  const path = found();
  if (path === undefined) throw new Error("No Chromium here. Install one, or name it in the variable CHROMIUM.");
  return path;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Runs a task with a VS Code that has the extension, its settings and a copy of a folder to work on, all its own; then
 * takes everything down again.
 *
 * @param vsix The packed extension.
 * @param settings Settings of the user besides those that keep VS Code quiet.
 * @param folder What the workspace is a copy of.
 * @param task Gets the page of a browser, the server's origin and the workspace's path.
 */
export async function withVsCode({ vsix, folder, settings = {} }, task) {
  const { directory, entry } = installed();
  const executablePath = browserPath();
  const own = mkdtempSync(join(tmpdir(), "nf-lint-vscode-"));
  const workspace = join(own, folder.split("/").at(-1));
  cpSync(folder, workspace, { recursive: true });
  mkdirSync(join(own, "data/User"), { recursive: true });
  writeFileSync(join(own, "data/User/settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
  const port = await freePort();
  const directories = [
    "--config",
    join(directory, "cs.yaml"),
    "--user-data-dir",
    join(own, "data"),
    "--extensions-dir",
    join(own, "ext"),
  ];
  const env = { ...process.env, XDG_CONFIG_HOME: own, XDG_DATA_HOME: own, XDG_CACHE_HOME: own };
  if (vsix !== undefined)
    execFileSync(process.execPath, [entry, ...directories, "--install-extension", vsix, "--force"], {
      env,
      stdio: "pipe",
    });
  const server = spawn(
    process.execPath,
    [
      ...[entry, ...directories, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, workspace],
      ...[
        "--disable-telemetry",
        "--disable-update-check",
        "--disable-workspace-trust",
        "--disable-getting-started-override",
      ],
      ...["--vscode-option", "enable-smoke-test-driver", "--reconnection-grace-time", "5"],
    ],
    { env, stdio: "ignore", detached: true },
  );
  const origin = `http://127.0.0.1:${port}`;
  try {
    await isUp(`${origin}/healthz`);
    const args = [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ];
    const browser = await chromium.launch({
      executablePath,
      args: [...args, "--disable-component-update", "--disable-sync"],
    });
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      return await task({ page, origin, workspace });
    } finally {
      await browser.close();
    }
  } finally {
    process.kill(-server.pid);
    rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function isUp(url) {
  for (let tries = 0; tries < 240; tries++) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`code-server does not answer at ${url}.`);
}
