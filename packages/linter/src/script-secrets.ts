import type { ScriptModule, ScriptProject } from "@nf-lint/pipeline";
import { sourceSecrets } from "@nf-lint/resolver";

/** A module stays the same object until its text changes. */
const ofModules = new WeakMap<ScriptModule, readonly string[]>();

/** The credentials that a script and all that it includes hold: a process may get them as a part of what it is given. */
export function scriptSecrets(scripts: ScriptProject, path: string): readonly string[] {
  return scripts.modulesFrom(path).flatMap((module) => {
    const known = ofModules.get(module) ?? sourceSecrets(module).texts;
    ofModules.set(module, known);
    return known;
  });
}
