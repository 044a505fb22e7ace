import { remedyFor } from "../edits/option-remedy.js";
import { isSetBeside, knownSetting, optionName } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { counterpart, renameSetting } from "../edits/setting-text-edits.js";

type MessageIds = "removed" | "neverRead" | "rename";

export default defineProjectRule<MessageIds, NoOptions, KnownSetting>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow options that Nextflow no longer reads",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      tag: "deprecated",
    },
    messages: {
      removed: "From Nextflow {{version}} on nothing reads {{option}}. {{remedy}}",
      neverRead: "Nothing in Nextflow reads {{option}}. {{remedy}}",
      rename: "Use {{replacement}}.",
    },
    hasSuggestions: true,
  },

  suspect(placed) {
    const known = knownSetting(placed);
    return known?.fact.status === "removed" ? known : undefined;
  },

  check({ config, project, target, suspects, report }) {
    for (const known of suspects) {
      const { fact, below, setting, option } = known;
      const { removedSince: version, replacement } = fact;
      if (version !== undefined && !target.mayBeFrom(version)) continue;
      const name = optionName(setting.path);
      const isRename = replacement?.path !== undefined && replacement.isRename && below.length === 0;
      const to = isRename ? counterpart(setting.path, replacement.path) : undefined;
      // What was ignored takes effect under its right name: that needs a person's yes.
      const isSet = replacement?.path !== undefined && isSetBeside(config, setting, replacement.path);
      const edits = to && !isSet ? renameSetting(project, setting, to) : undefined;
      const data = { option: name, remedy: remedyFor(known, config) };
      report({
        ...(version === undefined
          ? { messageId: "neverRead", data }
          : { messageId: "removed", data: { ...data, version } }),
        place: setting.place,
        option,
        ...(edits && { suggest: [{ messageId: "rename", data: { replacement: optionName(to ?? []) }, edits }] }),
      });
    }
  },
});
