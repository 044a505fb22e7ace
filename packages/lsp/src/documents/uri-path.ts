import { URI } from "vscode-uri";

/**
 * The path under which a document is known to the linter: absolute, with `/` between its parts. A document that is not
 * on the disk keeps its scheme and authority as the first part (`/vscode-vfs:github/owner/repo/nextflow.config`), so that
 * the way back needs no memory; an address without a slash (`untitled:Untitled-1`) has a dot for its authority.
 */
export function pathOfUri(uri: string): string {
  const { scheme, authority, path } = URI.parse(uri);
  if (scheme !== "file") return `/${scheme}:${path.startsWith("/") ? authority + path : `${NO_SLASH}/${path}`}`;
  const local = authority === "" ? path : `//${authority}${path}`;
  const drive = /^\/([A-Za-z]):/.exec(local)?.[1];
  return drive === undefined ? local : `${drive.toUpperCase()}${local.slice(2)}`;
}

/** The way back. */
export function uriOfPath(path: string): string {
  const { scheme, authority, rest } =
    /^\/(?<scheme>[\w+.-]{2,}):(?<authority>[^/]*)(?<rest>\/.*)$/.exec(path)?.groups ?? {};
  if (scheme === undefined || rest === undefined) return URI.file(path).toString();
  if (authority === NO_SLASH) return URI.from({ scheme, path: rest.slice(1) }).toString();
  return URI.from({ scheme, authority: authority ?? "", path: rest }).toString();
}

/** No host has this name. */
const NO_SLASH = ".";

/** The path of a file that a finding names: findings count from the root of the file system here. */
export function pathOfFinding(file: string): string {
  return file.startsWith("/") || /^[A-Za-z]:\//.test(file) ? file : `/${file}`;
}
