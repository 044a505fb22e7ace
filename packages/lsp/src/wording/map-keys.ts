import { findOption } from "@nf-lint/resolver";

/** A key of the map form of a directive. */
export interface MapKey {
  readonly name: string;
  readonly type: string;
}

/** From Nextflow's `PublishDir.create` and `PodOptions.create`, which take maps that no interface lists. */
const UNLISTED: ReadonlyMap<string, readonly MapKey[]> = new Map(
  Object.entries({
    publishDir:
      "path: Path, mode: String, pattern: String, overwrite: Boolean, saveAs: Closure, enabled: Boolean, failOnError: Boolean, tags: Map, labels: List, contentType: String, storageClass: String",
    pod: "affinity: Map, annotation: String, automountServiceAccountToken: Boolean, config: String, csi: Map, emptyDir: Map, env: String, fieldPath: String, hostPath: String, imagePullPolicy: String, imagePullSecret: String, label: String, mountPath: String, nodeSelector: String, priorityClassName: String, privileged: Boolean, runAsUser: Integer, runtimeClassName: String, schedulerName: String, secret: String, securityContext: Map, toleration: Map, ttlSecondsAfterFinished: Integer, value: String, volumeClaim: String",
  }).map(([directive, keys]) => [directive, keys.split(", ").map(keyOf)]),
);

function keyOf(text: string): MapKey {
  const [name = "", type = ""] = text.split(": ");
  return { name, type };
}

/** The keys that the map form of a directive takes; none where they are not known. */
export function mapKeysOf(directive: string): readonly MapKey[] {
  const listed = findOption(["process", directive])?.mapKeys ?? [];
  return listed.length > 0 ? listed : (UNLISTED.get(directive) ?? []);
}
