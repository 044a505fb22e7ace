import type { Project, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { beginningOf, REST_UNKNOWN } from "../reading/known-text.js";

/** Where the tasks of a run keep their files, as far as that is known. */
export interface WorkDirectory {
  /** `workDir` or `bucketDir`. */
  readonly option: ResolvedOption;
  /** The text, or what it begins with. */
  readonly beginning: string;
  /** `s3`, in lower case; "" for a path of the machine. */
  readonly scheme: string;
}

/** Executors that prefer `bucketDir` to `workDir`. */
const TAKES_BUCKET_DIR: ReadonlySet<string> = new Set(["awsbatch", "azurebatch", "google-batch"]);

/**
 * The work directory of the tasks of an executor; `undefined` where none is set, as when it is given at launch, and where
 * not even the scheme is known.
 */
export function workDirectory(project: Project, config: ResolvedConfig, executor: string): WorkDirectory | undefined {
  const hasBucketDir = TAKES_BUCKET_DIR.has(executor) ? isTrue(config.value("bucketDir")) : "no";
  const option = config.option(hasBucketDir === "no" ? "workDir" : "bucketDir");
  const beginning = option && beginningOf(project, option);
  if (option === undefined || beginning === undefined || beginning === "") return undefined;
  const scheme = schemeOf(beginning);
  return scheme === undefined ? undefined : { option, beginning, scheme };
}

/** `undefined` for a beginning that may go on as either. */
function schemeOf(beginning: string): string | undefined {
  const scheme = /^(?<scheme>[A-Za-z][\w+.-]*):\/\//.exec(beginning)?.groups?.["scheme"]?.toLowerCase();
  if (scheme !== undefined) return scheme === "file" ? "" : scheme;
  return beginning.endsWith(REST_UNKNOWN) && !/^[/.~]/.test(beginning) ? undefined : "";
}
