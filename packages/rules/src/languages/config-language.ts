import type { File, Language, OkParseResult } from "@eslint/core";
import { parseConfig, visitorKeys } from "@nf-lint/parser";
import type { Comment, ConfigFile, Node, Problem } from "@nf-lint/parser";
import type { ProjectProvider } from "../authoring/project-provider.js";
import { ConfigSourceCode } from "./config-source-code.js";

/** What `languageOptions` may hold for this language. */
export interface ConfigLanguageOptions {
  /** Where rules on the resolved configuration get it from; the disk when absent. */
  readonly projects?: ProjectProvider;
  [key: string]: unknown;
}

interface ConfigParseResult extends OkParseResult<ConfigFile> {
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/**
 * Nextflow configuration as a language of ESLint. A file with errors is linted all the same: the parser resumes behind
 * each, and the errors themselves are findings of the rule `syntax`.
 */
export class ConfigLanguage implements Language<{
  LangOptions: ConfigLanguageOptions;
  Code: ConfigSourceCode;
  RootNode: ConfigFile;
  Node: Node;
}> {
  readonly fileType = "text";
  readonly lineStart = 1;
  readonly columnStart = 1;
  readonly nodeTypeKey = "type";
  readonly visitorKeys: Record<string, string[]> = Object.fromEntries(
    Object.entries(visitorKeys).map(([type, keys]) => [type, [...keys]]),
  );
  readonly #defaultProjects: ProjectProvider;

  constructor(defaultProjects: ProjectProvider) {
    this.#defaultProjects = defaultProjects;
  }

  validateLanguageOptions({ projects }: ConfigLanguageOptions): void {
    if (projects !== undefined && typeof projects.projectsOf !== "function") {
      throw new TypeError("projects must be an object with a method projectsOf.");
    }
  }

  parse(file: File): ConfigParseResult {
    const { ast, comments, problems } = parseConfig(textOf(file));
    return { ok: true, ast, comments, problems };
  }

  createSourceCode(
    file: File,
    parsed: OkParseResult<ConfigFile>,
    context: { languageOptions: ConfigLanguageOptions },
  ): ConfigSourceCode {
    const { ast, comments, problems } = parsed as ConfigParseResult;
    const provider = context.languageOptions.projects ?? this.#defaultProjects;
    return new ConfigSourceCode({ text: textOf(file), ast, comments, problems, provider });
  }
}

/** ESLint reads the files of a text language as text. */
function textOf(file: File): string {
  return file.body as string;
}
