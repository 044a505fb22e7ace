import type { OptionFact } from "./option-fact.js";

const REFERENCE = "https://docs.seqera.io/nextflow/reference";

/** The place of an option in Nextflow's reference; `undefined` where the reference leaves it out. */
export function optionUrl(fact: OptionFact): string | undefined {
  if (!fact.documented) return undefined;
  const [scope = "", ...rest] = fact.path;
  if (fact.kind === "directive") return `${REFERENCE}/process#${rest.join("").toLowerCase()}`;
  if (scope === "nextflow" && (rest[0] === "enable" || rest[0] === "preview")) return `${REFERENCE}/feature-flags`;
  if (WITHOUT_PAGE.has(scope)) return "https://docs.seqera.io/nextflow/config";
  const isUnscoped = rest.length === 0 && fact.kind !== "scope" && fact.kind !== "map";
  const page = isUnscoped ? "unscoped" : scope.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const anchor =
    fact.kind === "scope"
      ? ""
      : `#${fact.path
          .join("")
          .replace(/[^\w-]/g, "")
          .toLowerCase()}`;
  return `${REFERENCE}/config/${page}${anchor}`;
}

/** Scopes that the guide to the configuration explains. */
const WITHOUT_PAGE = new Set(["params", "plugins", "process", "profiles"]);
