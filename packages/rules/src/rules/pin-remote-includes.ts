import { defineProjectRule } from "../authoring/project-rule.js";
import { placeOf } from "../reading/config-statements.js";

export default defineProjectRule<"branch">({
  meta: {
    type: "problem",
    docs: {
      description: "Require a commit or a version in the address of an included configuration",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      branch:
        "This reads whatever the branch {{ref}} holds when a run starts, so each run may get another configuration. Put a commit or a tag in its place.",
    },
  },

  check({ config, report }) {
    for (const { file, node, target, certain } of config.includes) {
      if (target.kind !== "remote" || !certain) continue;
      const ref = refOf(target.url);
      if (ref === undefined || isPin(ref)) continue;
      report({ messageId: "branch", data: { ref }, place: placeOf(file, node.source) });
    }
  },
});

/** Where the addresses of a file in a repository have the branch, tag or commit. */
const FORMS: readonly RegExp[] = [
  /^https?:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(?<ref>refs\/(?:heads|tags)\/[^/]+|[^/]+)\//i,
  /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/raw\/(?<ref>refs\/(?:heads|tags)\/[^/]+|[^/]+)\//i,
  /^https?:\/\/[^/]+\/.+\/-\/raw\/(?<ref>[^/]+)\//i,
  /^https?:\/\/bitbucket\.org\/[^/]+\/[^/]+\/raw\/(?<ref>[^/]+)\//i,
];

function refOf(url: string): string | undefined {
  for (const form of FORMS) {
    const ref = form.exec(url)?.groups?.["ref"];
    if (ref !== undefined) return ref.replace(/^refs\/heads\//, "");
  }
  return undefined;
}

/** A commit, a tag that says that it is one, or what looks like a version. */
function isPin(ref: string): boolean {
  return /^[0-9a-f]{40}$/i.test(ref) || ref.startsWith("refs/tags/") || /^v?\d+(\.\d+)+/.test(ref);
}
