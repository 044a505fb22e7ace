import type { Position } from "@nf-lint/parser";
import type { SettingsPath } from "../settings.js";

/** Where a settings file names a profile. */
export interface ProfilePlace {
  /** As failures name it. */
  readonly file: string;
  readonly position?: Position;
  readonly path: SettingsPath;
}

/** Beside the choices, which are plain lists of names wherever they come from. */
const placesOfChoices = new WeakMap<readonly string[], ReadonlyMap<string, ProfilePlace>>();

/** Remembers where the names in a choice of profiles were written. */
export function rememberPlaces(choice: readonly string[], places: ReadonlyMap<string, ProfilePlace>): void {
  placesOfChoices.set(choice, places);
}

/** Where the first of some choices that names a profile was written; `undefined` where no settings file did. */
export function placeOfProfile(name: string, choices: readonly (readonly string[])[]): ProfilePlace | undefined {
  const choice = choices.find((one) => one.includes(name));
  return choice && placesOfChoices.get(choice)?.get(name);
}
