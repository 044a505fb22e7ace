import { sep } from "node:path";

/** A path of this system with `/` between its parts, as the linter takes it. */
export function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
