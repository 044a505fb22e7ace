/**
 * Nextflow configuration for ESLint: the language `nextflow/config`, rules, and presets under `configs`.
 *
 * @example
 * import nextflow from "eslint-plugin-nextflow";
 * export default nextflow.configs.recommended;
 */
import { diskProjects } from "./authoring/disk-projects.js";
import { createPlugin } from "./plugin.js";

/** The plugin for `eslint.config.js`. Its rules read the projects from the disk unless `languageOptions.projects` is set. */
const plugin = createPlugin(diskProjects());
export default plugin;

export * from "./browser.js";
