import { defineProjectRule } from "../authoring/project-rule.js";
import { reportRefinedProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

export default defineProjectRule<ScriptProblemMessageId | "program">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow files that reach a process by another way than its inputs",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      problem: "{{problem}}",
      program:
        "`{{name}}` in a process hides a file from Nextflow, and a machine of its own may not have that folder. What lies in `bin` is on the PATH of each task: write `{{program}}` alone.",
    },
  },

  checkScript: reportRefinedProblems(["global-in-process"], (problem, { module: { text } }) => {
    const program = IN_BIN.exec(text.slice(problem.range[1], problem.range[1] + LONGEST))?.[1];
    if (program === undefined || problem.code !== "global-in-process" || problem.data.name === "launchDir")
      return undefined;
    return { messageId: "program", data: { name: problem.data.name, program } };
  }),
});

/** What follows the name of the folder, where it leads to a file right in `bin`, which Nextflow puts on the PATH of tasks. */
const IN_BIN = /^\}?\/bin\/([\w.-]+)(?![\w.\-/$*])/u;
const LONGEST = 200;
