import type { Value } from "@nf-lint/groovy";
import { anyOf, isText } from "../authoring/certainty.js";
import type { Certainty } from "../authoring/certainty.js";
import { externalLinks } from "./external-host.js";

const PUBLIC_REGISTRY = "registry.nextflow.io";

/** `registry.url` takes one address or a list, and replaces the public registry unless that is listed. */
export function namesOwnRegistry(value: Value | undefined): Certainty {
  if (value?.kind === "known" && Array.isArray(value.value)) {
    return anyOf((value.value as readonly Value[]).map(namesOwnRegistry));
  }
  return isText(value, isOwnRegistry);
}

/** Whether an address is that of a registry other than the public one. */
export function isOwnRegistry(address: string): boolean {
  return address !== "" && externalLinks(address)[0]?.host !== PUBLIC_REGISTRY;
}
