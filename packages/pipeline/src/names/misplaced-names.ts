import { traverse } from "@nf-lint/parser";
import type { Range, Script } from "@nf-lint/parser";
import type { ScriptProblem } from "../problem.js";
import { isStatement } from "./script-statements.js";

/** What declares nothing to Nextflow, so that code may stand beside it. */
const NO_DECLARATIONS: ReadonlySet<string> = new Set(["ImportDeclaration", "InvalidStatement"]);

/**
 * The variables that code at the top of a script sets, where declarations stand beside it. The legacy parser makes them known to
 * the whole script. Nextflow's strict parser has one problem with the code, and a problem with each of its names.
 */
export class MisplacedNames {
  readonly #places: readonly Range[];
  readonly #names: ReadonlySet<string>;

  constructor({ body }: Script) {
    const statements = body.filter(isStatement);
    const isMisplaced = body.some((statement) => !isStatement(statement) && !NO_DECLARATIONS.has(statement.type));
    this.#places = isMisplaced ? statements.map(({ range }) => range) : [];
    const names = new Set<string>();
    for (const statement of isMisplaced ? statements : [])
      traverse(statement, (node) => {
        if (node.type === "AssignmentStatement" && node.target.type === "Identifier") names.add(node.target.name);
        if (node.type === "VariableDeclaration") for (const { name } of node.names) names.add(name);
      });
    this.#names = names;
  }

  /** Whether a problem is there only because that code is where it is. */
  explain({ code, data, range }: ScriptProblem): boolean {
    if (code === "undefined-variable") return this.#names.has(data.name);
    return code === "unused-variable" && this.#places.some(([start, end]) => start <= range[0] && range[1] <= end);
  }
}
