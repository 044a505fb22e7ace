import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Texts that people wrote, to be changed and spliced. */
export interface RealFiles {
  readonly configs: readonly string[];
  readonly scripts: readonly string[];
}

/** Much of what is in a large file is in small ones too, and these are quick. */
const LONGEST = 8_000;

/**
 * The project's own examples and fixtures, the corpus beside the checkout where there is one, and folders that the user
 * names. In the same order everywhere.
 */
export function realFiles(root: string, folders: readonly string[]): RealFiles {
  const own = ["examples", "packages", "test"].map((name) => join(root, name));
  const beside = join(root, "../shared/corpus");
  const all = [...own, ...(existsSync(beside) ? [beside] : []), ...folders].flatMap(filesIn);
  const texts = (ending: string): string[] =>
    all
      .filter((file) => file.endsWith(ending))
      .map((file) => readFileSync(file, "utf8"))
      .filter((text) => text.length <= LONGEST);
  return { configs: texts(".config"), scripts: texts(".nf") };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return [path];
      return entry.isDirectory() && !["node_modules", "dist", ".git"].includes(entry.name) ? filesIn(path) : [];
    });
}
