// Takes the pictures of the README anew, into pictures/. Look at each before it is kept.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withVsCode } from "./host.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here("../..");

/** Animations, cursors and the like are over. */
const SETTLED_MS = 1200;

const own = mkdtempSync(join(tmpdir(), "nf-lint-pictures-"));
try {
  const vsix = join(own, "nf-lint.vsix");
  execFileSync("tsup", ["--silent"], { cwd: root, stdio: "inherit" });
  execFileSync(
    "vsce",
    ["package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", vsix],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  await withVsCode({ vsix, folder: here("../../../../examples/gcp-spot") }, async ({ page, origin, workspace }) => {
    const picture = async (name) => {
      await page.waitForTimeout(SETTLED_MS);
      await page.screenshot({ path: join(root, `pictures/${name}.png`) });
    };
    const open = async (file) => {
      await page.keyboard.press("Control+p");
      await page.locator(".quick-input-box input").fill(file);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: file }).first().click();
      await page.locator(".tab.active", { hasText: file }).waitFor();
    };
    const command = async (title) => {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-box input").fill(`>${title}`);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
    };
    const choose = async (label) => {
      await page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
    };

    await page.goto(`${origin}/?folder=${encodeURIComponent(workspace)}`);
    await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
    await open("nextflow.config");
    await page.locator(".squiggly-warning").first().waitFor({ timeout: 60_000 });
    await page.keyboard.press("Control+Shift+M");
    await page.locator(".markers-panel-container .monaco-list-row").first().waitFor();
    await picture("findings");

    await page.keyboard.press("Control+j");
    await page
      .locator(".view-line", { hasText: "docker.enabled" })
      .locator("span", { hasText: /^enabled$/ })
      .hover();
    await page.locator(".monaco-hover:visible").first().waitFor();
    await picture("hover");

    await page.mouse.move(5, 5);
    await command("nf-lint: Compare Two Profiles");
    await choose("(none)");
    await page.locator(".quick-input-title", { hasText: "2/2" }).waitFor();
    await choose("gcp_spot");
    await page.locator(".monaco-diff-editor").first().waitFor();
    await picture("compare");

    await open("nextflow.config");
    await command("nf-lint: Show Resolved Configuration of a Profile");
    await choose("gcp_spot");
    await page.locator(".tab.active", { hasText: "gcp_spot" }).waitFor();
    await picture("resolved");
  });
} finally {
  rmSync(own, { recursive: true, force: true });
}
