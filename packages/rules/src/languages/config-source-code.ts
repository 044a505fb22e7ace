import type { RulesConfig, TraversalStep } from "@eslint/core";
import { TextSourceCodeBase, VisitNodeStep } from "@eslint/plugin-kit";
import { visitorKeys } from "@nf-lint/parser";
import type { Comment, ConfigFile, Node, Problem } from "@nf-lint/parser";
import type { Directive } from "@eslint/plugin-kit";
import type { FileProblem } from "@eslint/core";
import { FindingDetailsStore } from "../finding-details.js";
import type { LintedProject, ProjectProvider } from "../project-provider.js";
import { findSuppressions, isSuppression } from "./suppression.js";
import type { DirectiveNode } from "./suppression.js";

/** ESLint's phases of a visit. */
const ENTER = 1;
const EXIT = 2;

class NodeStep extends VisitNodeStep {
  override readonly target: Node;

  constructor(target: Node, phase: typeof ENTER | typeof EXIT, parent: Node | undefined) {
    super({ target, phase, args: [target, parent] });
    this.target = target;
  }
}

/** What a rule sees of a configuration file: text, tree, comments, what the parser found, and the file's projects. */
export class ConfigSourceCode extends TextSourceCodeBase<{
  LangOptions: { [key: string]: unknown };
  RootNode: ConfigFile;
  SyntaxElementWithLoc: Node | Comment | DirectiveNode;
  ConfigNode: Comment;
}> {
  readonly comments: readonly Comment[];
  /** What the parser found wrong. The tree is good all the same where its text was. */
  readonly problems: readonly Problem[];
  /** What the file's findings say beyond their ESLint messages. */
  readonly findingDetails = new FindingDetailsStore();

  readonly #provider: ProjectProvider;
  readonly #parents = new Map<object, Node>();
  #steps: NodeStep[] | undefined;

  constructor(options: {
    text: string;
    ast: ConfigFile;
    comments: readonly Comment[];
    problems: readonly Problem[];
    provider: ProjectProvider;
  }) {
    super({ text: options.text, ast: options.ast });
    this.comments = options.comments;
    this.problems = options.problems;
    this.#provider = options.provider;
  }

  /** The projects that this file, under its absolute path, is part of. */
  projectsOf(file: string): readonly LintedProject[] {
    return this.#provider.projectsOf(file, this.text);
  }

  override getParent(node: Node): Node | undefined {
    this.traverse();
    return this.#parents.get(node);
  }

  override traverse(): Iterable<TraversalStep> {
    this.#steps ??= this.#walk(this.ast, undefined, []);
    return this.#steps;
  }

  getInlineConfigNodes(): Comment[] {
    return this.comments.filter((comment) => isSuppression(comment, this.text));
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    const { directives, problems } = findSuppressions(this.comments, this.text);
    return { directives: [...directives], problems: [...problems] };
  }

  /** Comments turn rules off and on; their levels and options belong into the settings. */
  applyInlineConfig(): { configs: { config: { rules: RulesConfig }; loc: Comment["loc"] }[]; problems: FileProblem[] } {
    return { configs: [], problems: [] };
  }

  #walk(node: Node, parent: Node | undefined, steps: NodeStep[]): NodeStep[] {
    if (parent) this.#parents.set(node, parent);
    steps.push(new NodeStep(node, ENTER, parent));
    for (const child of childrenOf(node)) this.#walk(child, node, steps);
    steps.push(new NodeStep(node, EXIT, parent));
    return steps;
  }
}

function childrenOf(node: Node): Node[] {
  const fields = node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>;
  return visitorKeys[node.type].flatMap((key) => fields[key] ?? []);
}
