import type { CallExpression, Script } from "@nf-lint/parser";
import type { Definition } from "../modules/definition.js";
import type { Import } from "../modules/import.js";
import type { ProjectClasses } from "../modules/project-classes.js";

/** What the names of a script depend on, besides its own text. */
export interface NameContext {
  readonly script: Script;
  readonly definitions: readonly Definition[];
  readonly imports: readonly Import[];
  /** Definitions whose sections do not fit. They have their problem, and no other. */
  readonly unfitDefinitions: ReadonlySet<Script["body"][number]>;
  readonly classes: ProjectClasses;
  /** The file's name without folder and extension: Nextflow makes a class of this name of each script. */
  readonly className?: string;
  /** Whether the script has errors already: argument counts are then left, as by Nextflow. */
  readonly hasErrors: boolean;
  /** The names that the template of a call `template 'x.sh'` reads; `undefined` where it cannot be read. */
  readonly templateNames: (call: CallExpression) => ReadonlySet<string> | undefined;
}
