import { configToVectorJson, faultPlace, relativePath } from "@nf-lint/linter";
import type { IncludeTarget, ResolvedConfig } from "@nf-lint/linter";
import type { ConfigFormat } from "./view.js";

/**
 * For programs. What JSON has no form for is a map with one key: `$closure`, `$memory` (bytes), `$duration`
 * (milliseconds), `$path`, `$unknown` (why). Files are relative to the project. `notRead` lists the includes that may have
 * set anything.
 */
export const json: ConfigFormat = ({ configs, projectDirectory, shownConfig }) => {
  const variants = configs.map(shownConfig).map((config) => ({
    name: config.variant.name,
    profiles: config.variant.profiles,
    ok: config.rejection === undefined,
    ...errorOf(config, projectDirectory),
    notRead: notReadIn(config, projectDirectory),
    config: configToVectorJson(config),
  }));
  return `${JSON.stringify({ version: 1, variants }, undefined, 2)}\n`;
};

function notReadIn({ includes }: ResolvedConfig, projectDirectory: string): readonly object[] {
  return includes.flatMap(({ file, node, target }) => {
    const source = sourceOf(target, projectDirectory);
    if (source === undefined) return [];
    return [{ file: relativePath(projectDirectory, file), line: node.loc.start.line, ...source }];
  });
}

function sourceOf(target: IncludeTarget, projectDirectory: string): object | undefined {
  switch (target.kind) {
    case "remote":
      return { url: target.url };
    case "unreadable":
      return { path: shownPath(projectDirectory, target.path), why: target.why };
    case "unknown":
      return { why: target.reason };
    default:
      return undefined;
  }
}

/** What lies outside of the project keeps its absolute path. */
function shownPath(projectDirectory: string, path: string): string {
  const relative = relativePath(projectDirectory, path);
  return relative.startsWith("../") ? path : relative;
}

function errorOf({ rejection }: ResolvedConfig, projectDirectory: string): object {
  if (rejection === undefined) return {};
  const { file, loc } = faultPlace(rejection);
  return { error: { file: relativePath(projectDirectory, file), line: loc.start.line, message: rejection.message } };
}
