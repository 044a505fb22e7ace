import { configToVectorJson, relativePath } from "@nf-lint/linter";
import type { ResolvedConfig } from "@nf-lint/linter";
import type { ConfigFormat } from "./view.js";

/**
 * For programs. What JSON has no form for is a map with one key: `$closure`, `$memory` (bytes), `$duration`
 * (milliseconds), `$path`, `$unknown` (why). Files are relative to the project.
 */
export const json: ConfigFormat = ({ configs, projectDirectory, shownConfig }) => {
  const variants = configs.map(shownConfig).map((config) => ({
    name: config.variant.name,
    profiles: config.variant.profiles,
    ok: config.rejection === undefined,
    ...errorOf(config, projectDirectory),
    config: configToVectorJson(config),
  }));
  return `${JSON.stringify({ version: 1, variants }, undefined, 2)}\n`;
};

function errorOf({ rejection }: ResolvedConfig, projectDirectory: string): object {
  if (rejection === undefined) return {};
  const { place, message } = rejection;
  return { error: { file: relativePath(projectDirectory, place.file), line: place.loc.start.line, message } };
}
