/** What rules say of the examples in their pages, so that a page shows it word for word. */
import { Linter } from "eslint";
import "./typescript-sources.mjs";

const ROOT = "/project/";
const FILE = `${ROOT}nextflow.config`;

/** A bad example with its options, and the block behind it that shows what is said. */
const SHOWN = /(?<example>^```groovy bad(?<options>[^\n]*)\n(?<code>.*?)\n```\n\n)```text\n.*?```$/gms;

/** The page with each shown block filled in anew: `LINE:COLUMN MESSAGE` a line. */
export async function withFindings(id, page) {
  const { default: nextflow } = await import("../packages/rules/src/index.ts");
  const { createWorkspace, memoryFileSystem } = await import("../packages/resolver/src/index.ts");

  const findings = (code, options) => {
    const workspace = createWorkspace(memoryFileSystem({ [FILE]: code }), { boundary: "/project" });
    const projects = {
      // Some rules speak only where runs have no way to the internet; to all others it is the same.
      projectsOf: (file) =>
        workspace.projectsOf(file).map((project) => ({ project, variants: project.variants(), isolated: true })),
    };
    const config = {
      files: ["**"],
      plugins: { nextflow },
      language: "nextflow/config",
      languageOptions: { projects },
      rules: { [`nextflow/${id}`]: ["warn", ...options] },
    };
    const messages = new Linter({ cwd: ROOT }).verify(code, [config], { filename: FILE });
    return messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
  };

  return page.replace(SHOWN, (...match) => {
    const { example, options, code } = match.at(-1);
    const said = findings(code, options.trim() === "" ? [] : [JSON.parse(options)]);
    return `${example}\`\`\`text\n${said.join("\n")}\n\`\`\``;
  });
}
