import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { expect, test } from "vitest";
import noInheritedKeys from "../tools/lint-rules/no-inherited-keys.mjs";
import noUnboundedArguments from "../tools/lint-rules/no-unbounded-arguments.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: {
    files: ["**/*.ts"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        projectService: { allowDefaultProject: ["*.ts"], defaultProject: "tsconfig.base.json" },
        tsconfigRootDir: root,
      },
    },
    plugins: {
      hostile: { rules: { "no-inherited-keys": noInheritedKeys, "no-unbounded-arguments": noUnboundedArguments } },
    },
    rules: { "hostile/no-inherited-keys": "error", "hostile/no-unbounded-arguments": "error" },
  },
});

/** What is found in each line. */
async function found(...lines: readonly string[]): Promise<readonly (string | undefined)[]> {
  const [result] = await eslint.lintText(lines.join("\n"), { filePath: `${root}lines.ts` });
  expect(result?.messages.filter(({ fatal }) => fatal)).toEqual([]);
  return lines.map((_, i) => result?.messages.find(({ line }) => line === i + 1)?.messageId);
}

test("the rules are on wherever a user's text comes in", async () => {
  const own = new ESLint({ cwd: root });
  for (const file of ["parser/src/index.ts", "cli/src/main.ts", "lsp/src/features/hover.ts"]) {
    const config = (await own.calculateConfigForFile(`${root}packages/${file}`)) as { rules: object };
    expect(config.rules).toMatchObject({ "hostile/no-inherited-keys": [2], "hostile/no-unbounded-arguments": [2] });
  }
});

test("what a user's text may be the key of is no plain object", async () => {
  expect(
    await found(
      "declare const table: Readonly<Record<string, number>>, few: { a: number; b: number };",
      "export const read = (key: string) => table[key];",
      "export const written = (key: string, to: Record<string, number>) => (to[key] = 1);",
      "export const nested = <K extends string>(key: K) => table[key]?.toFixed();",
      "export const joined = (key: string) => table[`x${key}`];",
      "export const asked = (key: string) => key in table;",
      "export const other = (key: string) => (Object.hasOwn(table, 'a') ? table[key] : 0);",
      "export const narrow = (key: 'a' | 'b') => few[key];",
      "export const named = () => table['a'];",
      "export const item = (list: readonly number[], i: number) => list[i];",
      "export const own = (key: string) => (Object.hasOwn(table, key) ? table[key] : undefined);",
      "export const also = (key: string) => Object.hasOwn(table, key) && table[key] === 1;",
    ),
  ).toEqual([undefined, "read", "write", "read", "read", "read", "read", ...Array<undefined>(5).fill(undefined)]);
});

test("a call has no argument for each of many things", async () => {
  expect(
    await found(
      "export const least = (all: readonly number[]) => Math.min(...all);",
      "export const added = (all: number[], more: readonly number[]) => all.push(...more);",
      "export const text = (codes: Iterable<number>) => String.fromCharCode(...codes);",
      "export const most = (all: readonly number[]) => Math.max(0, ...[1, ...all]);",
      "export const made = (all: readonly number[]) => new Array(...all);",
      "export const applied = (all: number[]) => Math.max.apply(undefined, all);",
      "export const pair = (range: readonly [number, number]) => 'abc'.slice(...range);",
      "export const few = (a: number, b: number) => Math.max(...[a, b]);",
      "export const handed = (call: (...all: number[]) => void) => (...all: number[]) => { call(...all); };",
      "export const list = (all: readonly number[]) => [0, ...all];",
    ),
  ).toEqual([...Array<string>(6).fill("spread"), ...Array<undefined>(4).fill(undefined)]);
});
