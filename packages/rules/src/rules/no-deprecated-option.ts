import { findOption, isTooNewFor } from "@nf-lint/resolver";
import type { OptionFact } from "@nf-lint/resolver";
import { ignoreSchema, isIgnored } from "../authoring/ignored-options.js";
import type { IgnoreOption } from "../authoring/ignored-options.js";
import { remedyFor } from "../edits/option-remedy.js";
import { knownSetting, optionName } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { VariantCheckContext } from "../authoring/project-rule-definition.js";
import { counterpart, renameSetting } from "../edits/setting-text-edits.js";

type MessageIds = "deprecated" | "undated";

export default defineProjectRule<MessageIds, IgnoreOption, KnownSetting>({
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow options that Nextflow asks not to use any more",
      presets: ["recommended", "production", "nf-core"],
      // The template sets both, and updates would bring them back.
      presetOptions: {
        "nf-core": { ignore: ["manifest.defaultBranch", "nextflow.enable.configProcessNamesValidation"] },
      },
      since: "0.1.0",
      tag: "deprecated",
    },
    messages: {
      deprecated: "{{option}} is deprecated since Nextflow {{version}}. {{remedy}}",
      undated: "{{option}} is deprecated. {{remedy}}",
    },
    schema: [{ type: "object", properties: { ignore: ignoreSchema }, additionalProperties: false }],
    defaultOptions: [{ ignore: [] }],
    fixable: "code",
  },

  suspect(placed) {
    const known = knownSetting(placed);
    const { status, deprecatedSince } = known?.fact ?? {};
    return status === "deprecated" || deprecatedSince !== undefined ? known : undefined;
  },

  check(context) {
    const { options, suspects, report } = context;
    for (const known of suspects) {
      const { fact, setting, option } = known;
      if (isIgnored(setting.path, options)) continue;
      if (!isDeprecated(fact, context) || replacementIsSet(fact, context)) continue;
      const { deprecatedSince: version } = fact;
      const data = { option: optionName(setting.path), remedy: remedyFor(known, context.config) };
      const fix = renaming(known, context);
      report({
        ...(version === undefined
          ? { messageId: "undated", data }
          : { messageId: "deprecated", data: { ...data, version } }),
        place: setting.place,
        option,
        ...(fix && { fix }),
      });
    }
  },
});

type Context = VariantCheckContext<IgnoreOption, MessageIds, KnownSetting>;

function isDeprecated({ status, deprecatedSince, removedSince }: OptionFact, { target }: Context): boolean {
  if (status === "removed" && (removedSince === undefined || target.mayBeFrom(removedSince))) return false;
  // As long as an older version may run this, the old option has its use.
  return deprecatedSince === undefined ? status === "deprecated" : target.isAtLeast(deprecatedSince);
}

/** A pipeline that runs on old and new versions sets both, and does right. */
function replacementIsSet({ replacement }: OptionFact, { config }: Context): boolean {
  return replacement?.path !== undefined && config.value(replacement.path) !== undefined;
}

/** The new name, where every Nextflow that may run this knows it. */
function renaming({ fact, below, setting }: KnownSetting, { project, target }: Context) {
  const { replacement } = fact;
  if (replacement?.path === undefined || !replacement.isRename || below.length > 0) return undefined;
  const renamed = findOption(replacement.path);
  if (renamed && isTooNewFor(renamed, target.version)) return undefined;
  return renameSetting(project, setting, counterpart(setting.path, replacement.path));
}
