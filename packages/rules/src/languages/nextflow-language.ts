import type { File, Language, OkParseResult } from "@eslint/core";
import { visitorKeys } from "@nf-lint/parser";
import type { Comment, Node, Problem } from "@nf-lint/parser";
import type { ProjectProvider } from "../authoring/project-provider.js";
import { NextflowSourceCode } from "./nextflow-source-code.js";
import type { NextflowRoot } from "./nextflow-source-code.js";

/** What `languageOptions` may hold for these languages. */
export interface NextflowLanguageOptions {
  /** Where rules on the resolved configuration get it from; the disk when absent. */
  readonly projects?: ProjectProvider;
  [key: string]: unknown;
}

/** What a parser makes of a text: `parseConfig` or `parseScript`. */
export interface NextflowParse<Root extends NextflowRoot> {
  readonly ast: Root;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

type NextflowParseResult<Root extends NextflowRoot> = OkParseResult<Root> & NextflowParse<Root>;

/**
 * Nextflow configuration, or scripts, as a language of ESLint. A file with errors is linted all the same: the parser
 * resumes behind each, and the errors themselves are findings of the rule `syntax`.
 */
export class NextflowLanguage<Root extends NextflowRoot> implements Language<{
  LangOptions: NextflowLanguageOptions;
  Code: NextflowSourceCode<Root>;
  RootNode: Root;
  Node: Node;
}> {
  readonly fileType = "text";
  readonly lineStart = 1;
  readonly columnStart = 1;
  readonly nodeTypeKey = "type";
  readonly visitorKeys: Record<string, string[]> = Object.fromEntries(
    Object.entries(visitorKeys).map(([type, keys]) => [type, [...keys]]),
  );
  readonly #parse: (text: string) => NextflowParse<Root>;
  readonly #defaultProjects: ProjectProvider;

  constructor(parse: (text: string) => NextflowParse<Root>, defaultProjects: ProjectProvider) {
    this.#parse = parse;
    this.#defaultProjects = defaultProjects;
  }

  validateLanguageOptions({ projects }: NextflowLanguageOptions): void {
    if (projects !== undefined && typeof projects.projectsOf !== "function") {
      throw new TypeError("projects must be an object with a method projectsOf.");
    }
  }

  parse(file: File): NextflowParseResult<Root> {
    const { ast, comments, problems } = this.#parse(textOf(file));
    return { ok: true, ast, comments, problems };
  }

  createSourceCode(
    file: File,
    parsed: OkParseResult<Root>,
    context: { languageOptions: NextflowLanguageOptions },
  ): NextflowSourceCode<Root> {
    const { ast, comments, problems } = parsed as NextflowParseResult<Root>;
    const provider = context.languageOptions.projects ?? this.#defaultProjects;
    return new NextflowSourceCode({ text: textOf(file), ast, comments, problems, provider });
  }
}

/** ESLint reads the files of a text language as text. */
function textOf(file: File): string {
  return file.body as string;
}
