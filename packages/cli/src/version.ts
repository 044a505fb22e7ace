import manifest from "../package.json" with { type: "json" };

/** The version of nf-lint. */
export const VERSION = manifest.version;
