import type { Fix } from "@nf-lint/linter";
import type { Node, Range } from "@nf-lint/parser";
import { configPath } from "@nf-lint/parser";
import type { SourceDocument } from "../documents/source-document.js";
import { toRange } from "../documents/positions.js";
import { pathOfFinding } from "../documents/uri-path.js";

/** Longer texts say no more in a menu. */
const LONGEST = 60;

/**
 * What a fix does, for a menu: "Replace 'true' with true", "Set aws.batch.maxSpotAttempts = 5 in profile cloud". Read off
 * its edit, as a rule need not name it; `undefined` where it has several, or too much text.
 */
export function fixTitle({ edits, message }: Fix, document: SourceDocument): string | undefined {
  if (message !== undefined) return placed(message.replace(/\.$/, ""), edits, document);
  const [edit] = edits;
  if (edit === undefined || edits.length > 1 || pathOfFinding(edit.file) !== document.path) return undefined;
  const { start, end } = toRange(edit.range);
  const range: Range = [document.offsetAt(start), document.offsetAt(end)];
  const before = document.text.slice(...range);
  const after = edit.text;
  // A setting that is put beside one that stays.
  if (after.startsWith(before)) return added(after.slice(before.length), range[1], document);
  if (after.endsWith(before)) return added(after.slice(0, after.length - before.length), range[0], document);
  const [old, made] = [oneLine(before), oneLine(after)];
  if (old === undefined) return undefined;
  if (made === undefined) return after.trim() === "" ? `Remove ${old}` : undefined;
  return `Replace ${old} with ${made}`;
}

/** A rule's own words, with the profile that a setting is written into. */
function placed(message: string, edits: Fix["edits"], document: SourceDocument): string {
  const profiles = new Set(
    edits.map(({ file, range }) => {
      if (pathOfFinding(file) !== document.path) return undefined;
      const offset = document.offsetAt(toRange(range).start);
      return placeOf(document.nodesAt(offset), offset).profile;
    }),
  );
  const [profile] = profiles;
  return profiles.size === 1 && profile !== undefined && message.startsWith("Set ")
    ? `${message} in profile ${profile}`
    : message;
}

function added(text: string, offset: number, document: SourceDocument): string | undefined {
  const made = oneLine(text);
  if (made === undefined) return undefined;
  const around = document.nodesAt(offset);
  const isSetting = /^[\w.]+ = /.test(made);
  if (!isSetting) return `Insert ${made}`;
  const { profile, scope } = placeOf(around, offset);
  return `Set ${[...scope, made].join(".")}${profile === undefined ? "" : ` in profile ${profile}`}`;
}

/** The names of the blocks around, the profile apart. */
function placeOf(
  around: readonly Node[],
  offset: number,
): { readonly profile: string | undefined; readonly scope: readonly string[] } {
  const names: string[] = [];
  for (const node of around) {
    // Behind its closing brace one is no longer in a block.
    if (node.range[1] <= offset) break;
    if (node.type === "ConfigBlock") for (const name of configPath(node.path)) names.push(name);
    if (node.type === "ConfigSelector") names.push(node.kind.name);
  }
  if (names[0] !== "profiles" || names.length < 2) return { profile: undefined, scope: names };
  return { profile: names[1], scope: names.slice(2) };
}

function oneLine(text: string): string | undefined {
  const line = text.trim();
  return line === "" || line.length > LONGEST || /[\r\n]/.test(line) ? undefined : line;
}
