import { configPath } from "@nf-lint/parser";
import type { ConfigBlock, ConfigInclude, ConfigStatement } from "@nf-lint/parser";
import { legacyBody } from "../replay/legacy-code.js";
import type { ProjectFile } from "../project.js";

/**
 * A range of sequence numbers. Assignments are counted over a whole variant, and what two variants share must carry the
 * same numbers in both; so each include and each `profiles` block of a file starts at a number of its own, and so does
 * what stands behind it, however much was assigned before.
 */
export interface Slot {
  readonly start: number;
  readonly size: number;
}

/** All whole numbers that a double can count. */
export const ROOT_SLOT: Slot = { start: 0, size: 2 ** 53 };

/** The slots of the files that are evaluated one after the other, each as a root. */
export function rootSlots(files: number): readonly Slot[] {
  const size = ROOT_SLOT.size / 2 ** Math.ceil(Math.log2(files));
  return Array.from({ length: files }, (_, index) => ({ start: index * size, size }));
}

/** A file's slot is cut into so many, of which the first half is for its includes. */
const PARTS = 2 ** 15;
const SMALLEST = 2 ** 8;

/** The slot of a statement within that of its file; `undefined` where includes are so deep or many that none is left. */
export function slotIn(
  slot: Slot | undefined,
  file: ProjectFile,
  statement: ConfigInclude | ConfigBlock,
): Slot | undefined {
  if (slot === undefined) return undefined;
  const size = slot.size / PARTS;
  const order = ordersIn(file).get(statement);
  if (order === undefined || order + 1 >= PARTS / 2 || size < SMALLEST) return undefined;
  return { start: slot.start + (order + 1) * size, size };
}

/** The number with which what stands behind a slot's statement goes on. */
export function endOf({ start, size }: Slot): number {
  return start + size / 2;
}

const kept = new WeakMap<ProjectFile, ReadonlyMap<ConfigStatement, number>>();

function ordersIn(file: ProjectFile): ReadonlyMap<ConfigStatement, number> {
  const held = kept.get(file);
  if (held !== undefined) return held;
  const orders = new Map<ConfigStatement, number>();
  addOrders(file.ast.body, orders);
  kept.set(file, orders);
  return orders;
}

/** The blocks of profiles are evaluated when the whole `profiles` block has been read. */
function addOrders(body: readonly ConfigStatement[], orders: Map<ConfigStatement, number>): void {
  for (const statement of body) {
    if (statement.type === "ConfigInclude") orders.set(statement, orders.size);
    if (statement.type !== "ConfigBlock") {
      addOrders(legacyBody(statement), orders);
      continue;
    }
    addOrders(statement.body, orders);
    if (isProfiles(statement)) orders.set(statement, orders.size);
  }
}

function isProfiles({ path }: ConfigBlock): boolean {
  return configPath(path).join(".") === "profiles";
}
