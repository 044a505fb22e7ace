import type { ConfigStatement, Statement } from "@nf-lint/parser";
import { configPath } from "@nf-lint/parser";

/** The names that a file sets: a value is often read by the one under which it was set, which is not how it is done. */
export interface SetNames {
  /** Each first part of an option's path, in whatever block it stands: `process`, `manifest`, `max_len`. */
  readonly options: ReadonlySet<string>;
  readonly params: ReadonlySet<string>;
}

export function collectSetNames(body: readonly (ConfigStatement | Statement)[]): SetNames {
  const names = { options: new Set<string>(), params: new Set<string>() };
  addNames(body, [], names);
  return names;
}

function addNames(
  body: readonly (ConfigStatement | Statement)[],
  scopes: readonly string[],
  names: { readonly options: Set<string>; readonly params: Set<string> },
): void {
  for (const statement of body) {
    switch (statement.type) {
      case "ConfigAssign":
      case "ConfigBlock": {
        const path = configPath(statement.path);
        const [first, second] = withoutProfile([...scopes, ...path]);
        if (first === "params" && second !== undefined) names.params.add(second);
        else if (path[0] !== undefined) names.options.add(path[0]);
        if (statement.type === "ConfigBlock") addNames(statement.body, [...scopes, ...path], names);
        break;
      }
      case "ConfigSelector":
      case "BlockStatement":
        addNames(statement.body, scopes, names);
        break;
      case "IfStatement":
        addNames([statement.consequent], scopes, names);
        if (statement.alternate !== undefined) addNames([statement.alternate], scopes, names);
        break;
      default:
        break;
    }
  }
}

/** What an option's scopes are once its profile is chosen. */
export function withoutProfile(scopes: readonly string[]): readonly string[] {
  return scopes[0] === "profiles" ? scopes.slice(2) : scopes;
}
