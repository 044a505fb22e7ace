import { SETTINGS_FILE_NAMES } from "@nf-lint/linter";

/**
 * Whether a file says how others are linted. It is never linted itself: what is wrong with it comes out as the
 * configurations are linted that follow it.
 */
export function isSettingsFile(path: string): boolean {
  return SETTINGS_FILE_NAMES.some((name) => path.endsWith(`/${name}`));
}
