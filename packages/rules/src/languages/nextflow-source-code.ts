import type { FileProblem, RulesConfig, TraversalStep } from "@eslint/core";
import { TextSourceCodeBase, VisitNodeStep } from "@eslint/plugin-kit";
import type { Directive } from "@eslint/plugin-kit";
import { childrenOf } from "@nf-lint/parser";
import type { Comment, ConfigFile, Node, Problem, Script } from "@nf-lint/parser";
import { FindingDetailsStore } from "../authoring/finding-details.js";
import { ProjectAnswers } from "../authoring/project-answers.js";
import type { LintedProject, ProjectProvider, Surroundings } from "../authoring/project-provider.js";
import { findSuppressions, isSuppression } from "./suppression.js";
import type { SuppressionNode, Suppressions } from "./suppression.js";

/** ESLint's phases of a visit. */
const ENTER = 1;
const EXIT = 2;

class NodeStep extends VisitNodeStep {
  override readonly target: Node;
  readonly parent: Node | undefined;

  constructor(target: Node, phase: typeof ENTER | typeof EXIT, parent: Node | undefined) {
    super({ target, phase, args: [target, parent] });
    this.target = target;
    this.parent = parent;
  }
}

/** The tree of a file: of a configuration, or of a script. */
export type NextflowRoot = ConfigFile | Script;

/** What a rule sees of a file: text, tree, comments, what the parser found, and the file's projects. */
export class NextflowSourceCode<Root extends NextflowRoot = NextflowRoot> extends TextSourceCodeBase<{
  LangOptions: Record<string, unknown>;
  RootNode: Root;
  SyntaxElementWithLoc: Node | Comment | SuppressionNode;
  ConfigNode: Comment;
}> {
  readonly comments: readonly Comment[];
  /** What the parser found wrong. The tree is good all the same where its text was. */
  readonly problems: readonly Problem[];
  /** What the file's findings say beyond their ESLint messages. */
  readonly findingDetails = new FindingDetailsStore();
  /** What its projects have told its rules. */
  readonly projectAnswers = new ProjectAnswers();
  /** How many findings of a rule, by its name in ESLint, there are beyond those that it reports. */
  readonly unlistedFindings = new Map<string, number>();

  readonly #provider: ProjectProvider;
  readonly #visits: "all" | "root";
  #surroundings: { readonly file: string; readonly found: Surroundings } | undefined;
  readonly #parents = new Map<object, Node>();
  #steps: NodeStep[] | undefined;
  #suppressions: Suppressions | undefined;

  constructor(options: {
    text: string;
    ast: Root;
    comments: readonly Comment[];
    problems: readonly Problem[];
    provider: ProjectProvider;
    /** Which nodes rules are called for: `root` where none asks for another, as this plugin's own do not. */
    visits?: "all" | "root";
  }) {
    super({ text: options.text, ast: options.ast });
    this.comments = options.comments;
    this.problems = options.problems;
    this.#provider = options.provider;
    this.#visits = options.visits ?? "all";
  }

  /** The projects that this file, under its absolute path, is part of, and the scripts around it. */
  surroundingsOf(file: string): Surroundings {
    if (this.#surroundings?.file !== file) this.#surroundings = { file, found: this.#findSurroundings(file) };
    return this.#surroundings.found;
  }

  /** The projects that this file, under its absolute path, is part of. */
  projectsOf(file: string): readonly LintedProject[] {
    return this.surroundingsOf(file).projects;
  }

  /** Every rule asks for them. */
  #findSurroundings(file: string): Surroundings {
    const projects = this.#provider.projectsOf(file, this.text);
    const script = this.ast.type === "Script" ? this.#provider.scriptOf?.(file, this.text) : undefined;
    const { mostFindings } = this.#provider;
    return { projects, ...(script && { script }), ...(mostFindings !== undefined && { mostFindings }) };
  }

  override getParent(node: Node): Node | undefined {
    this.#steps ??= this.#walk();
    return this.#parents.get(node);
  }

  override traverse(): Iterable<TraversalStep> {
    if (this.#visits === "root") {
      return [new NodeStep(this.ast, ENTER, undefined), new NodeStep(this.ast, EXIT, undefined)];
    }
    this.#steps ??= this.#walk();
    return this.#steps;
  }

  getInlineConfigNodes(): Comment[] {
    return this.comments.filter(isSuppression);
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    const { directives, problems } = (this.#suppressions ??= findSuppressions(this.comments, this.text));
    return { directives: [...directives], problems: [...problems] };
  }

  /** Comments turn rules off and on; their levels and options belong into the settings. */
  applyInlineConfig(): { configs: { config: { rules: RulesConfig }; loc: Comment["loc"] }[]; problems: FileProblem[] } {
    return { configs: [], problems: [] };
  }

  /** Without recursion: a sum of thousands of terms is a tree of thousands of levels. */
  #walk(): NodeStep[] {
    const steps: NodeStep[] = [];
    const pending = [new NodeStep(this.ast, ENTER, undefined)];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      steps.push(step);
      if (step.phase === EXIT) continue;
      const { target, parent } = step;
      if (parent) this.#parents.set(target, parent);
      pending.push(new NodeStep(target, EXIT, parent));
      for (const child of childrenOf(target).reverse()) pending.push(new NodeStep(child, ENTER, target));
    }
    return steps;
  }
}
