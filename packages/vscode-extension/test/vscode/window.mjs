// What only the window shows: the status bar, lists to choose from, the walkthrough.
import { Workbench } from "./workbench.mjs";

/** In a narrow window, the walkthrough leaves its pictures out. */
const WIDE = { width: 1500, height: 900 };

/** What is counted once all findings are there. */
const ALL_FOUND = /0\s+4/;

const SCENARIOS = {
  "window: the status bar says in which profiles there are findings": async (page, workbench) => {
    await workbench.openFile("nextflow.config");
    await workbench.problems(ALL_FOUND).waitFor();
    await workbench.statusBar(/^\s*nf-lint: every profile\s*$/).waitFor();
  },

  "window: the findings of a profile, from the lens above it": async (page, workbench) => {
    await workbench.again(async () => {
      await workbench.openFile("nextflow.config");
      await page.locator(".codelens-decoration a", { hasText: "1 finding, and 1 in every profile" }).click();
      await page.locator(".zone-widget .reference-zone-widget").first().waitFor();
    });
    await page.keyboard.press("Escape");
  },

  "window: a profile is chosen in the status bar": async (page, workbench) => {
    await workbench.again(async () => {
      await workbench.statusBar().click();
      await workbench.picker("Profiles to lint");
      await workbench.choose("One choice of profiles");
      await workbench.picker("Lint only");
      await workbench.choose("local");
      await workbench.statusBar(/nf-lint: local/).waitFor();
      await workbench.problems(/0\s+2/).waitFor();
    });
    await workbench.again(async () => {
      await workbench.statusBar().click();
      await workbench.picker("Profiles to lint");
      await workbench.choose("Every profile on its own");
      await workbench.problems(ALL_FOUND).waitFor();
    });
  },

  "window: the resolved configuration, from the editor's title": async (page, workbench) => {
    await workbench.again(async () => {
      await workbench.openFile("nextflow.config");
      await page.locator(".editor-actions .action-label[aria-label*='Show Resolved Configuration']").click();
      await workbench.picker("Resolved configuration of");
      await workbench.choose("gcp_spot");
      await workbench.tab("gcp_spot.config");
    });
  },

  "window: two profiles are compared, from the list of commands": async (page, workbench) => {
    await workbench.again(async () => {
      await workbench.openFile("nextflow.config");
      await workbench.command("nf-lint: Compare Two Profiles", () => workbench.picker("1/2"));
      await workbench.choose("(none)");
      await workbench.picker("2/2");
      await workbench.choose("gcp_spot");
      await workbench.tab("(none) ↔ gcp_spot");
    });
    await page.locator(".monaco-diff-editor .insert-sign").first().waitFor();
  },

  "window: a profile is compared, from the lens above it": async (page, workbench) => {
    await workbench.again(async () => {
      await workbench.openFile("nextflow.config");
      // A lens that is made anew in this moment takes no click.
      await page.locator(".codelens-decoration a", { hasText: "compare with (none)" }).last().click();
      await workbench.tab("(none) ↔ gcp_spot");
    });
  },

  "window: the page of a rule is opened outside": async (page, workbench) => {
    await workbench.openFile("nextflow.config");
    // What is offered at a place comes from its findings.
    await workbench.problems(ALL_FOUND).waitFor();
    const dialog = page.locator(".monaco-dialog-box", { hasText: "pin-nextflow-version.md" });
    await workbench.again(async () => {
      await page.locator(".view-line span", { hasText: /^nextflowVersion$/ }).click();
      await page.keyboard.press("Control+.");
      const offered = page.locator(".action-widget .monaco-list-row", {
        hasText: "Open the page of pin-nextflow-version",
      });
      await offered.click();
      await dialog.waitFor();
    });
    await page.locator(".monaco-dialog-box .monaco-button", { hasText: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
  },

  "window: the walkthrough, whose pictures are there": async (page, workbench) => {
    const step = (title) => page.locator(".getting-started-step", { hasText: title }).first();
    await workbench.again(async () => {
      const walkthroughs = page.locator(".quick-input-list .monaco-list-row", { hasText: "nf-lint for Nextflow" });
      await workbench.command("Welcome: Open Walkthrough", () => walkthroughs.first().waitFor());
      await workbench.choose("nf-lint for Nextflow");
      for (const title of [
        "Open a pipeline",
        "See what a profile really sets",
        "Compare two profiles",
        "Choose the rules",
      ])
        await step(title).waitFor();
    });
    const media = page.frameLocator(".getting-started-media iframe.webview").frameLocator("#active-frame");
    const picture = media.locator("img");
    await workbench.again(async () => {
      await step("Compare two profiles").click();
      await picture.waitFor();
    });
    const width = await inLastFrame(() => picture.evaluate(widthWhenLoaded));
    if (width === 0) throw new Error("The picture does not load.");
  },
};

/** VS Code puts another frame in the place of the one that shows the step before: what was asked of that is asked again. */
async function inLastFrame(ask, frames = 10) {
  try {
    return await ask();
  } catch (error) {
    if (frames === 1 || !/detached/.test(error.message)) throw error;
    return inLastFrame(ask, frames - 1);
  }
}

/** Runs in the page: what a picture turns out to be wide, 0 where it cannot be had. */
function widthWhenLoaded(image) {
  return image
    .decode()
    .catch(() => undefined)
    .then(() => image.naturalWidth);
}

/** Runs all scenarios in one window, and tells whether they passed. */
export async function tryWindow(vsCode, folder) {
  const page = await vsCode.newPage({}, WIDE);
  const workbench = new Workbench(page);
  await workbench.openFolder(vsCode.origin, vsCode.copy(folder));
  let passes = true;
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    try {
      await scenario(page, workbench);
      console.log(`ok - ${name}`);
    } catch (error) {
      passes = false;
      console.log(`not ok - ${name}: ${error.message}`);
      if (process.env.NF_LINT_PICTURE_OF_FAILURE)
        await page.screenshot({ path: process.env.NF_LINT_PICTURE_OF_FAILURE });
      break;
    }
  }
  await page.context().close();
  return passes;
}
