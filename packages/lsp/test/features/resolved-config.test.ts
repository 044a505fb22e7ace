import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseConfig } from "@nf-lint/parser";
import { describe, expect, it } from "vitest";
import { resolvedConfig } from "../../src/features/resolved-config.js";
import { marked } from "../marked-workspace.js";

function resolved(files: Parameters<typeof marked>[0], { profiles = "", blame = false } = {}) {
  const { document, workspace } = marked(files);
  const result = resolvedConfig(document.path, { profiles, blame }, workspace);
  if (result === null) throw new Error("No project reads the document.");
  return result;
}

const problemsOf = (text: string): readonly string[] => parseConfig(text).problems.map(({ code }) => code);

const CONFIG = `|
plugins {
    id 'nf-schema@2.5.1'
}
params.input = null
params.'odd-name' = "it's"
params.home = System.getenv('HOME')
params.list = [1, 2.5, 'a']
process {
    memory = 72.GB
    time = { 4.h * task.attempt }
    ext.args = {
        // one
        params.input ? '--in' : ''
    }
    withName: 'A.*|B' {
        cpus = 2
        ext.args = '--x'
    }
    withLabel: big {
        cpus = 16
    }
}
docker.enabled = true
`;

describe("the resolved configuration", () => {
  it("is a configuration, in the order of the command, with selectors and plugins in their blocks", () => {
    const { text } = resolved(CONFIG);
    expect(problemsOf(text)).toEqual([]);
    expect(text.slice(text.indexOf("process.memory"))).toBe(
      "process.memory = 72.GB\n" +
        "process.time = { 4.h * task.attempt }\n" +
        "process.ext.args = {\n        // one\n        params.input ? '--in' : ''\n    }\n" +
        "\nprocess {\n    withName: 'A.*|B' {\n        cpus = 2\n        ext.args = '--x'\n    }\n}\n" +
        "\nprocess {\n    withLabel: 'big' {\n        cpus = 16\n    }\n}\n" +
        "\ndocker.enabled = true\n",
    );
    expect(text).toMatch(/^params\.list = .*\n\nplugins \{/m);
    expect(text).toContain("plugins {\n    id 'nf-schema@2.5.1'\n}\n");
    expect(text).toContain("params.'odd-name' = 'it\\'s'\n");
    expect(text).toMatch(/^params\.home = null \/\* unknown: .* \*\/$/m);
  });

  it("leads from each option, and each that it overrides, to where that is set", () => {
    const files = {
      "nextflow.config": "|process.cpus = 1\nprofiles {\n  big { includeConfig 'conf/big.config' }\n}\n",
      "conf/big.config": "\n  process.cpus = 8\n",
    };
    const { text, links } = resolved(files, { profiles: "big", blame: true });
    const lines = text.split("\n");
    const shown = links.map(({ range: { start, end }, target }) => [
      lines[start.line]?.slice(start.character, end.character),
      target,
    ]);
    expect(shown).toEqual([
      ["conf/big.config:2", "file:///p/conf/big.config#L2,3"],
      ["nextflow.config:1", "file:///p/nextflow.config#L1,1"],
    ]);
    const plain = resolved(files, { profiles: "big" });
    expect(plain.links).toEqual([
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 12 } },
        target: "file:///p/conf/big.config#L2,3",
      },
    ]);
    expect(plain.text.split("\n")[2]).toBe("process.cpus = 8");
  });

  it("says in comments what is not known, and what Nextflow rejects", () => {
    const { text, links } = resolved("|includeConfig 'gone.config'\nprocess.cpus = 1\nprocess.cpus.x = 2\n");
    expect(problemsOf(text)).toEqual([]);
    expect(text).toContain("// Not read: an include (nextflow.config:1)\n");
    expect(links.length).toBeGreaterThan(0);
  });
});

const corpus = fileURLToPath(new URL("../../../../../shared/corpus", import.meta.url));
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.log("Skipped: no corpus of real configurations in ../shared/corpus beside the repository.");

it.skipIf(!hasCorpus)("parses for real configurations, with and without blame", () => {
  const paths = readdirSync(corpus, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".config"))
    .slice(0, 200);
  const wrong = paths.filter((path) => {
    const source = readFileSync(`${corpus}/${path}`, "utf8");
    if (problemsOf(source).length > 0) return false;
    return [true, false].some((blame) => problemsOf(resolved(`|${source}`, { blame }).text).length > 0);
  });
  expect(wrong).toEqual([]);
  expect(paths.length).toBeGreaterThan(20);
});
