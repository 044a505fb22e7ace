import type { ConfigBlock, ConfigFile, ConfigName, ConfigSelector, ConfigStatement, Node } from "@nf-lint/parser";
import { childrenOf } from "@nf-lint/parser";
import type { Place } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";

/** A block or a selector around a statement. */
export type Enclosing = ConfigBlock | ConfigSelector;

/** A statement of a configuration file, at whatever depth, and where it stands. */
export interface PlacedStatement {
  readonly statement: ConfigStatement;
  /** From the outside to the inside. */
  readonly around: readonly Enclosing[];
  /** True inside an `if` or its like, which only the legacy parser takes: nobody knows whether it applies. */
  readonly conditional: boolean;
}

/** All statements of a file in source order, each block before what it holds. */
export const statementsOf: (file: ConfigFile) => readonly PlacedStatement[] = keptFor(placedStatements);

interface Pending extends Omit<PlacedStatement, "statement"> {
  readonly node: Node;
}

function placedStatements(file: ConfigFile): readonly PlacedStatement[] {
  const found: PlacedStatement[] = [];
  const pending: Pending[] = [];
  const enter = (nodes: readonly Node[], where: Omit<Pending, "node">): void => {
    for (const node of nodes.toReversed()) pending.push({ ...where, node });
  };

  enter(file.body, { around: [], conditional: false });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, around, conditional } = next;
    switch (node.type) {
      case "ConfigBlock":
      case "ConfigSelector":
        found.push({ statement: node, around, conditional });
        enter(node.body, { around: [...around, node], conditional });
        break;
      case "ConfigAssign":
      case "ConfigInclude":
      case "ConfigApplyBlock":
        found.push({ statement: node, around, conditional });
        break;
      case "IfStatement":
      case "TryStatement":
      case "CatchClause":
      case "ForStatement":
      case "WhileStatement":
      case "SwitchStatement":
      case "SwitchCase":
      case "BlockStatement":
        enter(childrenOf(node), { around, conditional: true });
        break;
      default:
    }
  }
  return found;
}

/** What a statement's surroundings mean: the profile that it belongs to, and the keys above its options. */
export interface Scope {
  /** The block of the profile, where it is in one. */
  readonly profile: ConfigBlock | undefined;
  /** Blocks by their names, selectors as Nextflow keeps them: `["process", "withName:FOO"]`. */
  readonly keys: readonly string[];
}

export function scopeOf(around: readonly Enclosing[]): Scope {
  const [outermost, second] = around;
  const inProfiles = outermost?.type === "ConfigBlock" && isNamed(outermost, "profiles");
  const inside = inProfiles ? around.slice(2) : around;
  return {
    profile: inProfiles && second?.type === "ConfigBlock" ? second : undefined,
    keys: inside.flatMap((enclosing) =>
      enclosing.type === "ConfigBlock" ? namesOf(enclosing.path) : [`${enclosing.kind.name}:${targetOf(enclosing)}`],
    ),
  };
}

export function isNamed(block: ConfigBlock, name: string): boolean {
  const [first] = block.path;
  return block.path.length === 1 && first !== undefined && nameOf(first) === name;
}

/** The text of a name without its quotes. */
export function nameOf(name: ConfigName): string {
  return name.type === "Identifier" ? name.name : name.value;
}

export function namesOf(path: readonly ConfigName[]): readonly string[] {
  return path.map(nameOf);
}

/** A selector's pattern; empty for a GString, which the strict parser rejects. */
function targetOf({ target }: ConfigSelector): string {
  return target.type === "GString" ? "" : nameOf(target);
}

type Located = Pick<Node, "range" | "loc">;

export function placeOf(file: string, { range, loc }: Located): Place {
  return { file, range, loc };
}

/** The place of a dotted name, or of a block's name, without what stands behind it. */
export function placeOfPath(file: string, path: readonly Located[], whole: Located): Place {
  const first = path[0] ?? whole;
  const last = path.at(-1) ?? whole;
  return { file, range: [first.range[0], last.range[1]], loc: { start: first.loc.start, end: last.loc.end } };
}
