import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const runner = createRequire(import.meta.url).resolve("vscode-tmgrammar-test/dist/unit.js");
const grammars = readdirSync(here("../../syntaxes")).flatMap((name) => ["--grammar", here(`../../syntaxes/${name}`)]);

it.each(readdirSync(here("./fixtures")))("%s has the scopes that its comments say", (name) => {
  const output = execFileSync(process.execPath, [runner, ...grammars, here(`./fixtures/${name}`)], {
    encoding: "utf8",
  });
  expect(output).toContain("run success");
});
