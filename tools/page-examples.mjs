/** What rules say of the examples in their pages, so that a page shows it word for word. */
import { Linter } from "eslint";
import "./typescript-sources.mjs";

const ROOT = "/project/";

/** The file and the language that the examples of a block are taken for. */
const KINDS = {
  groovy: { file: `${ROOT}nextflow.config`, language: "nextflow/config" },
  nextflow: { file: `${ROOT}main.nf`, language: "nextflow/script" },
};

/** A bad example with its options, and the block behind it that shows what is said. */
const SHOWN =
  /(?<example>^```(?<kind>groovy|nextflow) bad(?<options>[^\n]*)\n(?<code>.*?)\n```\n\n)```text\n.*?```$/gms;

/** The script, and the schema of params, that lie beside the configurations of a page. */
const BESIDE = /^```(?<kind>nextflow|json) beside\n(?<code>.*?)\n```$/gms;
const BESIDE_FILES = { nextflow: KINDS.nextflow.file, json: `${ROOT}nextflow_schema.json` };

/** The page with each shown block filled in anew: `LINE:COLUMN MESSAGE` a line. */
export async function withFindings(id, page) {
  const { default: nextflow } = await import("../packages/rules/src/index.ts");
  const { createWorkspace, memoryFileSystem } = await import("../packages/resolver/src/index.ts");
  const { createScriptProject } = await import("../packages/pipeline/src/index.ts");

  // Some rules speak only where runs have no way to the internet, others leave such runs to them.
  const isolated = nextflow.rules[id].meta.docs.presets?.includes("isolated") === true;

  const others = Object.fromEntries(
    [...page.matchAll(BESIDE)].map(({ groups: { kind, code } }) => [BESIDE_FILES[kind], code]),
  );

  const findings = ({ file, language }, code, options) => {
    const files = memoryFileSystem({ ...others, [file]: code });
    const workspace = createWorkspace(files, { boundary: "/project" });
    const scripts = createScriptProject(files, { root: "/project" });
    const projects = {
      projectsOf: (path) =>
        workspace.projectsOf(path).map((project) => ({ project, scripts, variants: project.variants(), isolated })),
      scriptOf: (path) => ({ module: scripts.module(path), scripts }),
    };
    const config = {
      files: ["**"],
      plugins: { nextflow },
      language,
      languageOptions: { projects },
      rules: { [`nextflow/${id}`]: ["warn", ...options] },
    };
    const messages = new Linter({ cwd: ROOT }).verify(code, [config], { filename: file });
    return messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
  };

  return page.replace(SHOWN, (...match) => {
    const { kind, example, options, code } = match.at(-1);
    const said = findings(KINDS[kind], code, options.trim() === "" ? [] : [JSON.parse(options)]);
    return `${example}\`\`\`text\n${said.join("\n")}\n\`\`\``;
  });
}
