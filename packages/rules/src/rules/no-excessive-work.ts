import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<"tooMuch" | "tooMuchInProfile">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow configuration that is too much to work out",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      tooMuch:
        "This is too much to work out here: what it sets, and what cannot be worked out behind it, counts as unknown. Do with less: fewer settings and includes, smaller loops and texts.",
      tooMuchInProfile:
        "This is too much to work out here, in profile {{profile}}: what it sets, and what cannot be worked out behind it, counts as unknown. Do with less: fewer settings, includes and profiles, smaller loops and texts.",
    },
  },

  /** One finding for a project, and where it began: what is behind that may be well, and is known no better. */
  checkProject({ project, variants, report }) {
    for (const variant of variants) {
      const place = project.resolve(variant).limit;
      if (place === undefined) continue;
      const [profile] = variant.profiles;
      report(
        profile === undefined
          ? { messageId: "tooMuch", place }
          : { messageId: "tooMuchInProfile", data: { profile: variant.name }, place },
      );
      return;
    }
  },
});
