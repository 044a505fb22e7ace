import type { ChecklistLine } from "./checklist-line.js";
import { lines } from "./lines.generated.js";

export type { ChecklistLine } from "./checklist-line.js";

/** A part of the checklists with its lines, in their order. */
export interface ChecklistSection {
  readonly section: string;
  readonly lines: readonly ChecklistLine[];
}

/**
 * The production checklist: each line with the rules that check it, or why a configuration cannot show it.
 *
 * @param rules The ids of the rules that there are.
 */
export function checklistSections(rules: ReadonlySet<string>): readonly ChecklistSection[] {
  const sections = new Map<string, ChecklistLine[]>();
  for (const line of lines) {
    const known = { ...line, rules: line.rules.filter((id) => rules.has(id)) };
    const section = sections.get(line.section);
    if (section === undefined) sections.set(line.section, [known]);
    else section.push(known);
  }
  return [...sections].map(([section, ofSection]) => ({ section, lines: ofSection }));
}
