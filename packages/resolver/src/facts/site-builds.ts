import type { OptionPath } from "../resolved-config.js";
import { withoutUserLevels } from "./option-facts.js";

/** Directives that a site's own build of Nextflow has and no release. */
interface SiteBuild {
  readonly site: string;
  /** The executor that the site's tasks run on. */
  readonly executor: string;
  readonly directives: readonly string[];
}

const SITE_BUILDS: readonly SiteBuild[] = [
  // https://nf-co.re/configs/nci_gadi
  { site: "NCI Gadi", executor: "pbspro", directives: ["project", "storage", "gpus"] },
];

/** The site whose build of Nextflow has the directive at a path, where tasks run on that site's executor. */
export function siteOfDirective(path: OptionPath, executor: string): string | undefined {
  const [scope, directive = "", ...rest] = withoutUserLevels(path);
  if (scope !== "process" || rest.length > 0) return undefined;
  return SITE_BUILDS.find((build) => build.executor === executor && build.directives.includes(directive))?.site;
}
