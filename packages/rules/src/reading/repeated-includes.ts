import type { Import, ScriptModule, ScriptProject } from "@nf-lint/pipeline";

/** The includes that bring in, under the same name, what one above them does already. The strict parser takes no name twice. */
export function repeatedIncludes(module: ScriptModule, scripts: ScriptProject): readonly Import[] {
  const seen = new Map<string, Import>();
  return scripts
    .includes(module.path)
    .flatMap(({ imports }) => imports)
    .filter((imported) => {
      const first = seen.get(imported.name);
      if (first === undefined) seen.set(imported.name, imported);
      return first !== undefined && leadsToSame(first, imported);
    });
}

function leadsToSame(first: Import, second: Import): boolean {
  const [a, b] = [first.target, second.target];
  if (a.kind === "failed" || b.kind === "failed") return false;
  if (a.kind === "definition" && b.kind === "definition") return a.path === b.path && a.name === b.name;
  return first.entry.name.name === second.entry.name.name && sourceOf(first) === sourceOf(second);
}

function sourceOf({ include: { source } }: Import): string | undefined {
  return source.type === "StringLiteral" ? source.value : undefined;
}
