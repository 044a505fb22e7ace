import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Linter } from "eslint";
import type { Rule } from "eslint";
import tseslint from "typescript-eslint";
import { afterAll, expect, it } from "vitest";
import noImportCycle from "../tools/lint-rules/no-import-cycle.mjs";

const folder = mkdtempSync(join(tmpdir(), "nf-lint-cycles-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const FILES = {
  "a.ts": 'import type { B } from "./b.js";\nexport interface A { b: B }\n',
  "b.ts": 'import type { C } from "./c.js";\nexport interface B { c: C }\n',
  "c.ts": 'export type { A as C } from "./a.js";\n',
  "leaf.ts": "export const leaf = 1;\n",
  "user.ts":
    'import type { A } from "./a.js";\nimport { leaf } from "./leaf.js";\nexport const a: A | number = leaf;\n',
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);

it.each([
  ["a.ts", ["b.ts → c.ts → a.ts"]],
  ["b.ts", ["c.ts → a.ts → b.ts"]],
  ["c.ts", ["a.ts → b.ts → c.ts"]],
  ["leaf.ts", []],
  ["user.ts", []],
] as const)("%s has the cycles %j, of types alone too", (name, ways) => {
  const linter = new Linter({ cwd: folder });
  const messages = linter.verify(
    FILES[name],
    {
      files: ["**/*.ts"],
      languageOptions: { parser: tseslint.parser },
      plugins: { imports: { rules: { "no-import-cycle": noImportCycle as Rule.RuleModule } } },
      rules: { "imports/no-import-cycle": "error" },
    },
    join(folder, name),
  );
  expect(messages.map(({ message }) => message)).toEqual(
    ways.map((way) => `This import leads back here: ${way}. Give what both need a file of its own.`),
  );
});
