import type { ProcessSection, WorkflowSection } from "../ast.js";

/** What has sections. */
export type SectionOwner = "process" | "agent" | "workflow";

export type SectionKind = (ProcessSection | WorkflowSection)["kind"];

/**
 * The orders that `processBody`, `agentBody` and `workflowBody` of `ScriptParser.g4` take, by label, and what each cannot be
 * without. A section may be left out, and none comes twice. The first of a process is the usual one.
 */
const ORDERS: Readonly<Record<SectionOwner, readonly { readonly labels: string; readonly needs: string }[]>> = {
  process: [
    { labels: "directives input stage output topic when script stub", needs: "script" },
    { labels: "directives input stage when script stub output topic", needs: "script" },
  ],
  agent: [{ labels: "directives input output prompt", needs: "prompt" }],
  workflow: [
    { labels: "take main emit publish onComplete onError", needs: "main" },
    { labels: "take main emit publish", needs: "emit" },
  ],
};

/** The usual order of the labels, for people. */
export function usualOrder(owner: SectionOwner): readonly string[] {
  return (ORDERS[owner][0]?.labels ?? "").split(" ").filter((label) => label !== "directives");
}

/** `shell:` and `exec:` stand where `script:` does. */
function placeOf(kind: SectionKind): string {
  return kind === "shell" || kind === "exec" ? "script" : kind;
}

/** The labels of each owner, and what section each begins. */
export const SECTION_KINDS: Readonly<Record<SectionOwner, ReadonlyMap<string, SectionKind>>> = {
  process: kinds("input stage output topic when script shell exec stub"),
  agent: kinds("input output prompt"),
  workflow: kinds("take main emit publish onComplete onError"),
};

function kinds(labels: string): ReadonlyMap<string, SectionKind> {
  return new Map(labels.split(" ").map((label) => [label, label as SectionKind]));
}

/** Every word that labels a section of anything. */
export const SECTION_LABELS: ReadonlySet<string> = new Set(
  Object.values(SECTION_KINDS).flatMap((labels) => [...labels.keys()]),
);

export type OrderFault =
  /** The section at this index has no place behind those before it. */
  { readonly misplaced: number } | { readonly missing: string };

/** What is wrong with the sections of a body; nothing where they are in one of its orders. */
export function orderFault(owner: SectionOwner, sections: readonly SectionKind[]): OrderFault | undefined {
  const places = sections.map(placeOf);
  let furthest = -1;
  let missing = "";
  for (const { labels, needs } of ORDERS[owner]) {
    const order = labels.split(" ");
    let at = -1;
    const misfit = places.findIndex((place) => {
      const next = order.indexOf(place);
      if (next <= at) return true;
      at = next;
      return false;
    });
    if (misfit < 0) {
      if (places.includes(needs)) return undefined;
      missing ||= needs;
    } else furthest = Math.max(furthest, misfit);
  }
  return missing === "" ? { misplaced: furthest } : { missing };
}
