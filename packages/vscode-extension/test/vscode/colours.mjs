// Which grammars colour a text: ours, unless the official extension is there, whose grammars others inject into.
import { Workbench } from "./workbench.mjs";

/** By file, what stands at its beginning is to have among its scopes. */
export const OWN_SCOPES = {
  "nextflow.config": ["source.nextflow-config.nf-lint"],
  "main.nf": ["source.nextflow.nf-lint"],
};

export const OFFICIAL_SCOPES = {
  "nextflow.config": ["variable.config.official", "source.nextflow-config"],
  "main.nf": ["keyword.script.official", "source.nextflow"],
};

/** Opens files in one window and reads the scopes that VS Code shows; tells whether they are the right ones. */
export async function tryColours(vsCode, folder, scopes) {
  const page = await vsCode.newPage();
  const overwritten = [];
  page.on("console", (message) => {
    if (/Overwriting grammar scope name/.test(message.text())) overwritten.push(message.text());
  });
  const workbench = new Workbench(page);
  await workbench.openFolder(vsCode.origin, vsCode.copy(folder));
  let passes = true;
  for (const [file, wanted] of Object.entries(scopes)) {
    await workbench.openFile(file);
    const shown = page.locator(".token-inspect-widget", { hasText: "textmate scopes" });
    await workbench.command("Developer: Inspect Editor Tokens and Scopes", () => shown.waitFor());
    const text = await shown.innerText();
    const seen = text.split(/\s+/);
    const isRight = wanted.every((scope) => seen.includes(scope));
    console.log(
      `${isRight ? "ok" : "not ok"} - colours: ${file} is ${wanted.join(" in ")}${isRight ? "" : `: ${text}`}`,
    );
    passes &&= isRight;
    await page.keyboard.press("Escape");
  }
  const isQuiet = overwritten.length === 0;
  console.log(
    `${isQuiet ? "ok" : "not ok"} - colours: no grammar takes another's name${isQuiet ? "" : `: ${overwritten[0]}`}`,
  );
  await page.context().close();
  return passes && isQuiet;
}
