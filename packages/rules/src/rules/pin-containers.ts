import { matchesPartly } from "@nf-lint/groovy";
import type { ProcessDeclaration } from "@nf-lint/parser";
import { directivesOf } from "@nf-lint/pipeline";
import type { EffectiveProcess, ScriptProject } from "@nf-lint/pipeline";
import type { Place } from "@nf-lint/resolver";
import type { LintedProject } from "../authoring/project-provider.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { projectScripts } from "../authoring/project-scripts.js";
import { placeOf } from "../reading/config-statements.js";
import { imageName } from "../reading/image.js";
import { possibleTexts, textsWritten } from "../reading/possible-texts.js";
import { processNames, settingsInEffect } from "../reading/task-groups.js";

interface Options {
  /** Whether a tag is enough. */
  readonly digest: "any" | "require";
  /** Tags that lead to another image from time to time. */
  readonly movingTags: readonly string[];
  /** Regular expressions: images to say nothing about. */
  readonly allow: readonly string[];
}

type MessageIds = "missing" | "moving" | "digest";

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require a version for each container image",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      missing: "{{image}} has no tag, so each run may get another image{{processes}}. Write a version.",
      moving: "The tag '{{tag}}' of {{image}} moves, so each run may get another image{{processes}}. Write a version.",
      digest:
        "{{image}} has no digest: who can write to its registry can put another image under this tag{{processes}}. Write {{image}}@sha256:….",
    },
    schema: [
      {
        type: "object",
        properties: {
          digest: { enum: ["any", "require"], description: "`require` takes no tag for a pin." },
          movingTags: {
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
            description: "Tags that lead to another image from time to time.",
          },
          allow: {
            type: "array",
            items: { type: "string", format: "regex" },
            uniqueItems: true,
            description: "Regular expressions for images to say nothing about.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [
      {
        digest: "any",
        movingTags: ["dev", "edge", "latest", "main", "master", "nightly", "stable"],
        allow: [],
      },
    ],
  },

  check({ project, config, scripts, options, report }) {
    for (const { option, groups } of settingsInEffect({ config, scripts }, "container")) {
      for (const { text, place } of possibleTexts(project, option)) {
        const fault = faultOf(text, place, options);
        if (fault !== undefined) report({ ...fault, processes: processNames(groups) });
      }
    }
  },

  checkScript({ module, scripts, projects, options, report }) {
    for (const process of module.ast.body) {
      if (process.type !== "ProcessDeclaration") continue;
      const faults = directivesOf(process)
        .filter(({ name }) => name.name === "container")
        .flatMap(({ arguments: given }) => given.flatMap(textsWritten))
        .flatMap((literal) => faultOf(literal.value, placeOf(module.path, literal), options) ?? []);
      if (faults.length === 0 || isNeverInEffect(process, "container", projects, scripts)) continue;
      for (const fault of faults) report(fault);
    }
  },
});

/** Whether all calls of a process have a directive from the configuration, whatever the profiles. */
function isNeverInEffect(
  process: ProcessDeclaration,
  directive: string,
  projects: readonly LintedProject[],
  scripts: ScriptProject,
): boolean {
  const calls = projects.flatMap(({ project, variants }) =>
    variants.map((variant) =>
      projectScripts(project, scripts)
        .processes(project.resolve(variant))
        ?.processes.filter(({ called }) => called.definition.node === process),
    ),
  );
  return (
    calls.length > 0 &&
    calls.every((some) => some?.every((one) => isFromConfiguration(one, directive)) === true) &&
    calls.flat().length > 0
  );
}

function isFromConfiguration({ directives }: EffectiveProcess, directive: string): boolean {
  return directives.get(directive)?.option !== undefined;
}

function faultOf(text: string, place: Place, { digest, movingTags, allow }: Options) {
  const image = imageName(text);
  if (image?.digest !== "") return undefined;
  // Whether a pattern fits may be too much to find out: then it may.
  if (allow.some((pattern) => matchesPartly(pattern, image.name) !== false)) return undefined;
  if (image.tag === "") return { messageId: "missing" as const, data: { image: image.name }, place };
  if (movingTags.includes(image.tag)) {
    return { messageId: "moving" as const, data: { image: image.name, tag: image.tag }, place };
  }
  return digest === "require" ? { messageId: "digest" as const, data: { image: image.name }, place } : undefined;
}
