/** `pnpm new-rule ID`: makes the three files of a rule, its test and its page, ready to be filled. */
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const id = process.argv[2] ?? "";

if (!/^(require|pin|no|valid|prefer|strict)(-[a-z0-9]+)+$/.test(id)) {
  console.error("Usage: pnpm new-rule ID, where ID is like no-something, require-…, valid-…, prefer-… or pin-….");
  process.exit(2);
}

const files = {
  [`packages/rules/src/rules/${id}.ts`]: `import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<"found">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow …",
      presets: [],
      since: "0.1.0",
    },
    messages: {
      found: "What is wrong. What to do.",
    },
  },

  check({ config, report }) {
    const option = config.option("scope.option");
    if (option?.value.kind !== "known") return;
    if (option.value.value === true) report({ messageId: "found", place: option.place, option });
  },
});
`,
  [`packages/rules/test/rules/${id}.test.ts`]: `import rule from "../../src/rules/${id}.js";
import { testRule } from "../rule-tester.js";

testRule("${id}", rule, {
  valid: [
    {
      name: "is silent where …",
      code: "scope.option = false",
    },
  ],
  invalid: [
    {
      name: "finds …",
      code: "scope.option = true",
      errors: [{ messageId: "found", data: {}, line: 1, column: 1, endLine: 1, endColumn: 13 }],
    },
  ],
});
`,
  [`docs/rules/${id}.md`]: `# ${id}

<!-- end of what is generated -->

Why a user would thank you for this rule.

## Bad

\`\`\`groovy bad
scope.option = true
\`\`\`

\`\`\`text
\`\`\`

## Good

\`\`\`groovy good
scope.option = false
\`\`\`

## When not to use it

## Source
`,
};

const present = Object.keys(files).filter((file) => existsSync(`${root}${file}`));
if (present.length > 0) {
  console.error(`There already is ${present.join(", ")}.`);
  process.exit(2);
}
for (const [file, text] of Object.entries(files)) {
  writeFileSync(`${root}${file}`, text);
  console.log(`written: ${file}`);
}
console.log("Fill them in, then run `pnpm generate`.");
