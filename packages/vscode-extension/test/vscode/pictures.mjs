// Takes the pictures of the READMEs anew, into pictures/. Look at each before it is kept.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withVsCode } from "./host.mjs";
import { Workbench } from "./workbench.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Animations, cursors and the like are over. */
const SETTLED_MS = 1500;

/** Small, so that text can be read where a page scales the picture down to its width. */
const VIEWPORT = { width: 1100, height: 600 };
const PIXEL_RATIO = 2;

/** Below the hover, the window is empty. */
const HOVER_HEIGHT = 330;

/** Where the example asks for Spot machines. */
const SPOT_LINE = 29;

/** What a person would have closed. */
const QUIET = {
  "editor.fontSize": 13,
  "editor.lineNumbersMinChars": 3,
  "editor.stickyScroll.enabled": false,
  "breadcrumbs.enabled": false,
  "workbench.activityBar.location": "hidden",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "editor.scrollbar.vertical": "hidden",
  "editor.scrollbar.horizontal": "hidden",
};

await withVsCode([here("../../nf-lint.vsix")], async (vsCode) => {
  const page = await vsCode.newPage(QUIET, VIEWPORT, PIXEL_RATIO);
  const workbench = new Workbench(page);
  const picture = async (name, height = VIEWPORT.height) => {
    await page.waitForTimeout(SETTLED_MS);
    const clip = { x: 0, y: 0, width: VIEWPORT.width, height };
    await page.screenshot({ path: join(here("../../pictures"), `${name}.png`), clip });
  };
  await workbench.openFolder(vsCode.origin, vsCode.copy(here("../../../../examples/gcp-spot")));
  await workbench.openFile("nextflow.config");
  await page.locator(".squiggly-warning").first().waitFor();
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".markers-panel-container .monaco-list-row").first().waitFor();
  await workbench.goToLine(SPOT_LINE);
  await picture("findings");

  await page.keyboard.press("Control+j");
  await page
    .locator(".view-line", { hasText: "docker.enabled" })
    .locator("span", { hasText: /^enabled$/ })
    .hover();
  await page.locator(".monaco-hover:visible").first().waitFor();
  await picture("hover", HOVER_HEIGHT);

  await page.mouse.move(5, 5);
  await workbench.command("nf-lint: Show Resolved Configuration", () => workbench.picker("Resolved configuration of"));
  await workbench.choose("gcp_spot");
  await workbench.tab("gcp_spot");
  await picture("resolved");

  await workbench.openFile("nextflow.config");
  await workbench.command("nf-lint: Compare Two Profiles", () => workbench.picker("1/2"));
  await workbench.choose("(none)");
  await workbench.picker("2/2");
  await workbench.choose("gcp_spot");
  await page.locator(".monaco-diff-editor .insert-sign").first().waitFor();
  await picture("compare");
});
