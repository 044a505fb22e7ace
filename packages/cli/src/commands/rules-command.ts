import { ruleFacts } from "@nf-lint/linter";
import type { RuleFacts } from "@nf-lint/linter";
import type { Ansis } from "ansis";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { wrapped } from "../formats/wrapped.js";
import { widthOf } from "../io.js";
import type { ExitStatus, Io } from "../io.js";

/** The options of `nf-lint rules`, as the command line gives them. */
export interface RulesOptions {
  readonly format: "text" | "json";
  readonly color: ColorMode;
}

/** `nf-lint rules`: all rules, for a person or a program. */
export function rulesCommand({ format, color }: RulesOptions, io: Io): ExitStatus {
  const facts = ruleFacts();
  io.stdout.write(
    format === "json"
      ? `${JSON.stringify({ version: 1, rules: facts }, undefined, 2)}\n`
      : text(facts, colorsFor(io.stdout, color, io.env), widthOf(io.stdout).columns),
  );
  return 0;
}

/** The presets in the column that has a letter for each. */
const LETTERS = { recommended: "r", production: "p", isolated: "i", "nf-core": "n" } as const;

function text(facts: readonly RuleFacts[], colors: Ansis, columns = Infinity): string {
  const idWidth = facts.reduce((most, { id }) => Math.max(most, id.length), 0);
  const heads = `${"rule".padEnd(idWidth)}  level    presets  fix  since  `;
  // A column of a few letters is worse than lines of their own.
  const isBeside = columns - heads.length >= 20;
  const indent = " ".repeat(isBeside ? heads.length : 4);
  const width = columns - indent.length;
  const rows = facts.map((rule) => {
    const letters = Object.entries(LETTERS).map(([name, letter]) =>
      rule.presets.some((preset) => preset === name) ? letter : "-",
    );
    const cells = [
      colors.bold(rule.id.padEnd(idWidth)),
      rule.severity.padEnd(7),
      letters.join("").padEnd(7),
      (rule.fixable ? "fix" : rule.hasSuggestions ? "ask" : "").padEnd(3),
      rule.since.padEnd(5),
    ];
    const [first, ...others] = wrapped(rule.description, width);
    const head = isBeside ? `${cells.join("  ")}  ${first}` : `${cells.join("  ").trimEnd()}\n${indent}${first}`;
    return [head, ...others.map((line) => indent + line)].join("\n");
  });
  const legend = `Presets: ${Object.entries(LETTERS)
    .map(([name, letter]) => `${letter} ${name}`)
    .join(", ")}; the preset all has every rule. fix: --fix mends it; ask: editors offer a change.`;
  return `${colors.dim(isBeside ? `${heads}what it does` : heads.trimEnd())}\n${rows.join("\n")}\n\n${wrapped(legend, columns).join("\n")}\nnf-lint explain RULE shows a rule's page.\n`;
}
