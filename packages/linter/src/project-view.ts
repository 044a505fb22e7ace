import type { Project, Variant } from "@nf-lint/resolver";
import type { Settings } from "./settings.js";
import { variantsOf } from "./variants.js";

/** A project as it is linted: what an editor shows of it must be what the findings speak of. */
export interface ProjectView {
  readonly project: Project;
  /** The choices of profiles that it is looked at in. */
  readonly variants: readonly Variant[];
  /** The Nextflow version that the settings name. */
  readonly nextflow?: string;
  /** The environment variables and params that the settings give. */
  readonly given: Pick<Settings, "env" | "params">;
}

export function projectView(project: Project, settings: Settings): ProjectView {
  const { nextflow, env, params } = settings;
  return {
    project,
    variants: variantsOf(project, settings),
    ...(nextflow !== undefined && { nextflow }),
    given: { ...(env !== undefined && { env }), ...(params !== undefined && { params }) },
  };
}
