import { ruleFacts } from "@nf-lint/linter";
import type { RuleFacts } from "@nf-lint/linter";
import type { Ansis } from "ansis";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { wrapped } from "../formats/wrapped.js";
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
      : text(facts, colorsFor(io.stdout, color, io.env), io.stdout.isTTY ? io.stdout.columns : undefined),
  );
  return 0;
}

/** The presets in the column that has a letter for each. */
const LETTERS = { recommended: "r", production: "p", isolated: "i", "nf-core": "n" } as const;

function text(facts: readonly RuleFacts[], colors: Ansis, columns = Infinity): string {
  const idWidth = facts.reduce((most, { id }) => Math.max(most, id.length), 0);
  const heads = `${"rule".padEnd(idWidth)}  level    presets  fix  since  `;
  const indent = " ".repeat(heads.length);
  // A column of a few letters is worse than lines that the terminal breaks.
  const width = columns - heads.length < 20 ? Infinity : columns - heads.length;
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
    return [`${cells.join("  ")}  ${first}`, ...others.map((line) => indent + line)].join("\n");
  });
  const legend = `Presets: ${Object.entries(LETTERS)
    .map(([name, letter]) => `${letter} ${name}`)
    .join(", ")}; the preset all has every rule. fix: --fix mends it; ask: editors offer a change.`;
  return `${colors.dim(`${heads}what it does`)}\n${rows.join("\n")}\n\n${wrapped(legend, columns).join("\n")}\nnf-lint explain RULE shows a rule's page.\n`;
}
