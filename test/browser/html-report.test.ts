import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { installedChromium, launchChromium } from "./chromium.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "packages/cli/dist/nf-lint.js");

const chromium = installedChromium();
if (chromium === undefined) console.log("skipped, for Chromium is not here: the HTML report in a browser");

let browser: Browser;
let folder = "";

/** All that a page asked for beyond itself, and all that its scripts or its policy complained of. */
const complaints: string[] = [];

beforeAll(async () => {
  if (chromium !== undefined) browser = await launchChromium(chromium);
  folder = realpathSync(mkdtempSync(join(tmpdir(), "nf-lint-html-")));
});

afterAll(async () => {
  if (chromium !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lints and opens the report. */
async function opened(paths: readonly string[], options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const report = join(folder, "report.html");
  const { stderr } = spawnSync(process.execPath, [command, ...paths, "--format", `html=${report}`], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  complaints.length = 0;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(() => page.close());
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(report).href && !request.url().startsWith("data:"))
      complaints.push(request.url());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("dialog", (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(report).href);
  return page;
}

/** What an expression comes to in the page. */
const evaluated = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T>(expression);

/** The rules of the findings that are to be seen. */
const shownRules = (page: Page): Promise<string[]> =>
  evaluated(
    page,
    "[...document.querySelectorAll('.finding')].filter((card) => !card.hidden).map((card) => card.dataset.rule)",
  );

describe.skipIf(chromium === undefined)("the HTML report", () => {
  test("shows the findings of the example, asks for nothing, and nothing complains", async () => {
    const page = await opened(["examples/gcp-spot"]);
    expect(await page.title()).toBe("nf-lint: 4 problems");
    expect(await shownRules(page)).toHaveLength(4);
    expect(await page.locator("mark").first().textContent()).toBe("resourceLabels");
    expect(complaints).toEqual([]);
  });

  test("a cell of the matrix shows its findings; a second time, all again", async () => {
    const page = await opened(["examples/gcp-spot"]);
    const cell = page.getByRole("button", { name: "require-resource-labels in gcp: 1 finding" });
    await cell.click();
    expect(await shownRules(page)).toEqual(["require-resource-labels"]);
    expect(await cell.getAttribute("aria-pressed")).toBe("true");
    expect(await page.getByRole("status").textContent()).toBe("1 of 4 shown");
    await cell.click();
    expect(await shownRules(page)).toHaveLength(4);
  });

  test.each([1280, 700])(
    "at a width of %i pixels a cell leads to its findings, of which the bar hides none",
    async (width) => {
      const page = await opened(["examples"]);
      await page.setViewportSize({ width, height: 500 });
      await page.getByRole("button", { name: "require-resource-labels in gcp: 1 finding" }).first().click();
      const finding = page.locator(".finding:not([hidden])").first();
      const [bar, top] = [await page.locator("#filters").boundingBox(), (await finding.boundingBox())?.y ?? -1];
      expect(top).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
      expect(top).toBeLessThan(500);
    },
  );

  test("errors come first", async () => {
    const page = await opened(["examples"]);
    const first = page.locator(".finding").first();
    expect(await first.getAttribute("data-severity")).toBe("error");
    expect(await page.locator('.finding:not([data-severity="error"]) ~ .finding[data-severity="error"]').count()).toBe(
      0,
    );
  });

  test("the filter takes words, severities, rules, profiles and projects", async () => {
    const page = await opened(["examples"]);
    const all = await shownRules(page);
    await page.locator("#search").fill("nothing  snapshots");
    expect(await shownRules(page)).toEqual(["require-fusion-snapshots"]);
    await page.getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => shownRules(page)).toEqual(all);
    await page.locator("[name=severity][value=warning]").uncheck();
    expect(await shownRules(page)).toEqual(["pin-nextflow-version"]);
    await page.keyboard.press("Escape");
    await page.locator("#profile").selectOption("local");
    expect(await shownRules(page)).toEqual(["pin-nextflow-version"]);
    await page.keyboard.press("Escape");
    await page.locator("#project").selectOption("examples/aws-spot/nextflow.config");
    expect((await shownRules(page)).length).toBeLessThan(all.length);
  });

  test("keys go to the filter, to the next and the previous finding, and back", async () => {
    const page = await opened(["examples/gcp-spot"]);
    const focused = (): Promise<string> =>
      evaluated(page, "document.activeElement.dataset.rule ?? document.activeElement.id");
    await page.keyboard.press("/");
    expect(await focused()).toBe("search");
    await page.keyboard.type("jk");
    expect(await page.locator("#search").inputValue()).toBe("jk");
    await page.keyboard.press("Escape");
    expect(await page.locator("#search").inputValue()).toBe("");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await focused()).toBe("pin-nextflow-version");
    await page.keyboard.press("k");
    expect(await focused()).toBe("require-resource-labels");
  });

  test("is light or dark as the system is, or as chosen", async () => {
    const background = (page: Page): Promise<string> =>
      evaluated(page, "getComputedStyle(document.body).backgroundColor");
    const light = await background(await opened(["examples/gcp-spot"], { colorScheme: "light" }));
    const page = await opened(["examples/gcp-spot"], { colorScheme: "dark" });
    const dark = await background(page);
    expect(dark).not.toBe(light);
    await page.keyboard.press("t");
    expect(await background(page)).toBe(light);
    await page.keyboard.press("t");
    expect(await background(page)).toBe(dark);
  });

  test.each([1280, 400])("at a width of %i pixels nothing lies beyond the edge", async (width) => {
    const page = await opened(["examples"], { viewport: { width, height: 800 } });
    expect(await evaluated(page, "document.documentElement.scrollWidth")).toBe(width);
  });

  test("without scripts all findings are there, and no control that would do nothing", async () => {
    const page = await opened(["examples/gcp-spot"], { javaScriptEnabled: false });
    expect(await page.locator(".finding:visible").count()).toBe(4);
    expect(await page.locator("#filters:visible, #theme:visible").count()).toBe(0);
  });

  test("a hostile configuration is shown and does nothing", async () => {
    const payload = `</script><script>alert(1)</script><img src=x onerror=alert(2)><style>body{display:none}</style>`;
    const files = {
      "nextflow.config": `// ${payload}
process.nosuch = "${payload.replaceAll('"', "'")}" // ${payload}
google.batch.spot = true
process.executor = 'google-batch'
profiles {
    '"><img src=x onerror=alert(3)>' { process.cpuss = 1 }
    'javascript:alert(4)' { process.'withName:<svg onload=alert(5)>'.cpuss = "</code></div>${payload}" }
}
// nf-lint-disable-next-line no-unknown-option -- ${payload}
process.nosuch2 = 1
`,
      "conf/<img src=x onerror=alert(6)>.config": "process.cpuss = 1\n",
    };
    const project = join(folder, "hostile");
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, name)), { recursive: true });
      writeFileSync(join(project, name), text);
    }
    const page = await opened([project, "--preset", "all"]);
    expect((await shownRules(page)).length).toBeGreaterThan(5);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("img, svg, iframe, [onerror], [onload]").count()).toBe(0);
    expect(await page.locator("style").count()).toBe(1);
    expect(await page.locator("body").textContent()).toContain("<img src=x onerror=alert(2)>");
    expect(complaints).toEqual([]);
  });

  test("names and lines that are too long widen no page", async () => {
    const project = join(folder, "long");
    const name = "conf/".concat("a-long-name-of-a-folder/".repeat(5), "x.config");
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), `process.cpuss = '${"x".repeat(500)}'\n`);
    const page = await opened([project], { viewport: { width: 400, height: 800 } });
    expect(await shownRules(page)).not.toEqual([]);
    expect(await evaluated(page, "document.documentElement.scrollWidth")).toBe(400);
  });

  test("were markup to get in, the policy would not run it, nor load anything", async () => {
    const page = await opened(["examples/gcp-spot"]);
    await evaluated(
      page,
      `document.body.insertAdjacentHTML("beforeend", '<img src="x.png" onerror="alert(1)"><p style="color: red"></p>');
       const script = document.createElement("script");
       script.textContent = "document.title = 'run'";
       document.body.append(script);`,
    );
    expect(await page.title()).toBe("nf-lint: 4 problems");
    expect(complaints.join("\n")).toMatch(/Content Security Policy/);
    expect(complaints.filter((text) => text === "1")).toEqual([]);
  });
});
