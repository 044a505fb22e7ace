import { matchesPartly } from "@nf-lint/groovy";
import type { Place } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import { placeOf } from "../reading/config-statements.js";
import { imageName } from "../reading/image.js";
import { possibleTexts, textsWritten } from "../reading/possible-texts.js";
import { settingsOf } from "../reading/process-settings.js";
import { writtenDirectives } from "../reading/script-directives.js";

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
      missing: "{{image}} has no tag, so each run may get another image. Write a version.",
      moving: "The tag '{{tag}}' of {{image}} moves, so each run may get another image. Write a version.",
      digest:
        "{{image}} has no digest: who can write to its registry can put another image under this tag. Write {{image}}@sha256:….",
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

  check({ project, config, options, report }) {
    for (const option of settingsOf(config, "container")) {
      for (const { text, place } of possibleTexts(project, option)) {
        const fault = faultOf(text, place, options);
        if (fault !== undefined) report(fault);
      }
    }
  },

  checkScript({ module, options, report }) {
    for (const { name, arguments: given } of writtenDirectives(module.ast)) {
      if (name.name !== "container") continue;
      for (const literal of given.flatMap(textsWritten)) {
        const fault = faultOf(literal.value, placeOf(module.path, literal), options);
        if (fault !== undefined) report(fault);
      }
    }
  },
});

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
