/** An absolute path as seen from a folder: `conf/gcp.config`, `../shared/base.config`; `.` for the folder itself. */
export function relativePath(from: string, path: string): string {
  const fromParts = from.split("/").filter(Boolean);
  const pathParts = path.split("/").filter(Boolean);
  let shared = 0;
  while (shared < fromParts.length && fromParts[shared] === pathParts[shared]) shared += 1;
  const up = fromParts.slice(shared).map(() => "..");
  return [...up, ...pathParts.slice(shared)].join("/") || ".";
}
