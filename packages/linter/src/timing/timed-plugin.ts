import type { NextflowRule, NextflowPlugin } from "eslint-plugin-nextflow";
import type { RunTimes } from "./run-times.js";

/** The plugin with its rules on the clock: what each does when it is made, and at each node. */
export function timedPlugin(plugin: NextflowPlugin, times: RunTimes): NextflowPlugin {
  return {
    ...plugin,
    rules: Object.fromEntries(Object.entries(plugin.rules).map(([id, rule]) => [id, timedRule(id, rule, times)])),
  };
}

function timedRule(id: string, rule: NextflowRule, times: RunTimes): NextflowRule {
  return {
    ...rule,
    create(context) {
      const visitor = times.ofRule(id, () => rule.create(context));
      return Object.fromEntries(
        Object.entries(visitor).map(([selector, visit]) => [
          selector,
          (...visited: readonly unknown[]) => {
            times.ofRule(id, () => visit?.(...visited));
          },
        ]),
      );
    },
  };
}
