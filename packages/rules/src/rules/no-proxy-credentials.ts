import { credentialsIn } from "@nf-lint/resolver";
import { isAbsent } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { textAt } from "../edits/setting-text-edits.js";

const PROXY = /^(?:https?|ftp|all)_proxy$/i;

export default defineProjectRule<"password">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow proxies that ask for a password",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      password:
        "Seqera Platform supports no proxy with a password, though Nextflow does. Let the proxy know the machines by their addresses, and remove {{option}}.",
    },
  },

  check({ project, config, report }) {
    const user = config.option("aws.client.proxyUsername");
    const password = config.option("aws.client.proxyPassword");
    // A literal password is what `no-hardcoded-credentials` is about.
    const isLiteral = password?.value.kind === "known";
    const option = user && !isAbsent(user.value) ? user : isLiteral ? undefined : password;
    if (option) report({ messageId: "password", data: { option: option.path.join(".") }, place: option.place, option });

    for (const variable of config.options("env")) {
      if (!PROXY.test(variable.path[1] ?? "")) continue;
      const text = textAt(project, variable.valuePlace);
      if (!/:\/\/[^\s/@]+:[^\s/@]+@/.test(text) || credentialsIn(text).length > 0) continue;
      report({
        messageId: "password",
        data: { option: `the password from ${variable.path.join(".")}` },
        place: variable.place,
        option: variable,
      });
    }
  },
});
