import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<"unused">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow includes of names that the script does not use",
      presets: ["recommended", "production", "isolated", "nf-core"],
      tag: "unnecessary",
      since: "0.1.0",
    },
    messages: {
      unused: "`{{name}}` is included and not used in this script. Delete it from the include.",
    },
  },

  checkScript({ module, scripts, report }) {
    const names = scripts.names(module.path);
    // What cannot be read may use it.
    if (names === undefined || !module.isWhole || module.syntaxProblems.length > 0) return;
    const included = names.bindings.filter(({ kind }) => kind === "include").map(({ name }) => name);
    const twice = new Set(included.filter((name, i) => included.indexOf(name) !== i));
    for (const { kind, name, identifier, references, imported } of names.bindings) {
      if (kind !== "include" || references.length > 0 || identifier === undefined) continue;
      // Of a wrong include, and of a name that is included twice, there is more to say.
      if (imported?.target.kind === "failed" || twice.has(name)) continue;
      const { range, loc } = identifier;
      report({ messageId: "unused", data: { name }, place: { file: module.path, range, loc } });
    }
  },
});
