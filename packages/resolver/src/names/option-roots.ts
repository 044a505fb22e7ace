import type { ConfigName, ConfigStatement, Statement } from "@nf-lint/parser";

/** The first parts of the options that a file sets, in profiles and legacy branches too: `process`, `manifest`, `x`. */
export function collectOptionRoots(body: readonly (ConfigStatement | Statement)[]): ReadonlySet<string> {
  const roots = new Set<string>();
  addRoots(body, roots);
  return roots;
}

export function nameText(name: ConfigName): string {
  return name.type === "Identifier" ? name.name : name.value;
}

function addRoots(body: readonly (ConfigStatement | Statement)[], roots: Set<string>): void {
  for (const statement of body) {
    if (statement.type === "IfStatement") {
      addRoots([statement.consequent, ...(statement.alternate === undefined ? [] : [statement.alternate])], roots);
    } else if (statement.type === "BlockStatement") {
      addRoots(statement.body, roots);
    } else if (statement.type === "ConfigBlock" || statement.type === "ConfigAssign") {
      const [first] = statement.path;
      if (first === undefined) continue;
      roots.add(nameText(first));
      if (statement.type === "ConfigBlock" && nameText(first) === "profiles") {
        for (const profile of statement.body) if (profile.type === "ConfigBlock") addRoots(profile.body, roots);
      }
    }
  }
}
