// Packs the extension, installs it into a real VS Code and runs the suite in its extension host.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withVsCode } from "./host.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here("../..");
const LONGEST_MS = 180_000;

const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: "inherit" });

const own = mkdtempSync(join(tmpdir(), "nf-lint-suite-"));
try {
  const vsix = join(own, "nf-lint.vsix");
  run("tsup");
  run(
    "vsce",
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    vsix,
  );
  const suite = [
    "--format",
    "cjs",
    "--platform",
    "node",
    "--external",
    "vscode",
    "--no-config",
    "--out-dir",
    join(own, "suite"),
  ];
  run("tsup", here("suite.ts"), ...suite, "--silent");
  // The suite belongs to an extension without any code, so that what it tests is the one that is installed.
  mkdirSync(join(own, "stub"));
  const stub = { name: "stub", publisher: "nf-lint", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(join(own, "stub/package.json"), JSON.stringify(stub));
  writeFileSync(join(own, "suite/package.json"), '{ "type": "commonjs" }');

  const code = await withVsCode(
    { vsix, folder: here("../../../../examples/gcp-spot") },
    async ({ page, origin, workspace }) => {
      const authority = new URL(origin).host;
      const remote = (path) => `vscode-remote://${authority}${path}`;
      const ended = new Promise((resolve) => {
        void page.exposeFunction("codeAutomationExit", resolve);
        setTimeout(resolve, LONGEST_MS, "in time it did not end").unref();
      });
      await page.exposeFunction("codeAutomationLog", () => undefined);
      page.on("console", (message) => {
        const [told] = /(?:not )?ok - .*/s.exec(message.text()) ?? [];
        if (told !== undefined) console.log(told);
      });
      const payload = JSON.stringify([
        ["extensionDevelopmentPath", remote(join(own, "stub"))],
        ["extensionTestsPath", remote(join(own, "suite/suite.js"))],
      ]);
      await page.goto(`${origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`);
      return ended;
    },
  );
  console.log(code === 0 ? "The suite passed." : `The suite failed: ${code}`);
  process.exitCode = code === 0 ? 0 : 1;
} finally {
  rmSync(own, { recursive: true, force: true });
}
