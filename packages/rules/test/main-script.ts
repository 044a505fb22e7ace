/**
 * A main script that calls some processes, each with the directives that it is given: `mainScript({ A: "cpus 2", B: "" })`. All
 * are called in a workflow `W`, so that `A` is `W:A`.
 */
export function mainScript(processes: Readonly<Record<string, string>>): Readonly<Record<"main.nf", string>> {
  const definitions = Object.entries(processes).map(
    ([name, directives]) => `process ${name} {\n  ${directives}\n\n  script:\n  'true'\n}\n`,
  );
  const calls = Object.keys(processes).map((name) => `  ${name}()\n`);
  return { "main.nf": `${definitions.join("\n")}\nworkflow W {\n${calls.join("")}}\n\nworkflow {\n  W()\n}\n` };
}
