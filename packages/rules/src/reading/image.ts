/** The name of a container image, taken apart. */
export interface ImageName {
  /** As it is written, without a scheme. */
  readonly name: string;
  /** `quay.io`, `localhost:5000`; "" where the name begins with none. In lower case. */
  readonly host: string;
  /** "" where there is none. */
  readonly tag: string;
  /** `sha256:…`; "" where there is none. */
  readonly digest: string;
}

const SCHEME = /^(?<scheme>docker|oras|library|shub):\/\//i;

/** A file, or an address that leads to one. */
const NO_NAME = /^(https?|file|docker-archive|oci-archive):|^[./~]|\.(sif|img|simg)$/i;

const NAME =
  /^(?<path>(?:[^/:@\s]+(?::\d+)?\/)?[^:@\s]+)(?::(?<tag>[\w][\w.-]*))?(?:@(?<digest>[a-z0-9]+:[0-9a-f]+))?$/i;

/** Nothing for the empty text, for files, for addresses, and for what is no image's name. */
export function imageName(text: string): ImageName | undefined {
  const written = text.trim();
  if (NO_NAME.test(written)) return undefined;
  // Shifter's own form is `docker:NAME:TAG`.
  const name = written.replace(SCHEME, "").replace(/^docker:(?=[^/])(?!\d+\/)/i, "");
  const { path, tag = "", digest = "" } = NAME.exec(name)?.groups ?? {};
  // No part of a name begins with a dot: `modules/x/.conda-lock/linux.txt` is a file.
  if (path === undefined || path.includes("/.")) return undefined;
  return { name, host: hostOf(path), tag, digest };
}

/** As Docker tells them apart: a first part with a dot or a port, or `localhost`, is a host. */
function hostOf(path: string): string {
  const first = path.includes("/") ? (path.split("/")[0] ?? "") : "";
  return /[.:]/.test(first) || first === "localhost" ? first.toLowerCase() : "";
}
