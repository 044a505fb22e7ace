import { allOptions, nearestName } from "@nf-lint/resolver";
import type { ResolvedConfig } from "@nf-lint/resolver";
import { executorName } from "../reading/process-groups.js";
import type { PlacedSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";

/** The cloud executors that leave PATH to the image. */
const OWN_PATH = new Set(["awsbatch", "azurebatch"]);

export default defineProjectRule<"nextflow" | "hasOption" | "path", NoOptions, PlacedSetting>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow environment variables in `env` that reach neither Nextflow nor the tasks",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      tag: "unnecessary",
    },
    messages: {
      nextflow:
        "env.{{name}} reaches the tasks only: Nextflow reads its own variables from the environment it is launched in. Export {{name}} there.",
      hasOption:
        "env.{{name}} reaches the tasks only: Nextflow reads its own variables from the environment it is launched in. Set {{option}} instead.",
      path: "The executor {{executor}} ignores env.PATH: tasks keep the PATH of their image. Set the full path in the script, or PATH in the image.",
    },
  },

  suspect(placed) {
    const [scope, , ...rest] = placed.setting.path;
    return scope === "env" && rest.length === 0 ? placed : undefined;
  },

  check({ config, suspects, report }) {
    const setsPath = suspects.some(({ setting: { path } }) => path[1] === "PATH");
    const executor = setsPath ? executorWithOwnPath(config) : undefined;
    for (const { setting, option } of suspects) {
      const [, name = ""] = setting.path;
      const { place } = setting;
      if (name.startsWith(PREFIX) && name !== "NXF_DEBUG") {
        const sameOption = optionFor(name);
        report({
          ...(sameOption === undefined
            ? { messageId: "nextflow", data: { name } }
            : { messageId: "hasOption", data: { name, option: sameOption } }),
          place,
          option,
        });
      }
      if (name === "PATH" && executor) report({ messageId: "path", data: { executor }, place, option });
    }
  },
});

const PREFIX = "NXF_";

/** The option that says the same as a variable, which may be misspelt; a short name is not near to anything. */
function optionFor(variable: string): string | undefined {
  const name = variable.slice(PREFIX.length);
  const options = optionsByVariable();
  const near = name.includes("_") ? nearestName(name, options.keys()) : undefined;
  return options.get(name) ?? options.get(near ?? "");
}

/** The options by the variables of Nextflow that say the same, without their prefix: `WORK`, `SINGULARITY_CACHEDIR`. */
function optionsByVariable(): ReadonlyMap<string, string> {
  const inForce = allOptions().filter(({ kind, status }) => kind === "option" && status === "active");
  return new Map(
    inForce.flatMap(({ path, envFallback }) => {
      const ofPath = path.length === 2 ? [path.join("_").toUpperCase()] : [];
      const others = envFallback.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
      return [...ofPath, ...others].map((name): [string, string] => [name, path.join(".")]);
    }),
  );
}

/** The executor, where every process runs on one that sets PATH on its own. */
function executorWithOwnPath(config: ResolvedConfig): string | undefined {
  const executors = config.processGroups().map(executorName);
  return executors.every((name) => name !== undefined && OWN_PATH.has(name)) ? executors[0] : undefined;
}
