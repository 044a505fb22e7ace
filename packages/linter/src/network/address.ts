/** Where something listens. */
export interface Address {
  /** In lower case. */
  readonly host: string;
  /** Absent where neither the address nor its scheme tells. */
  readonly port?: number;
}

/** Host and port of an address; `undefined` for what is none. User parts and paths are left behind. */
export function addressOf(text: string): Address | undefined {
  const found =
    /^(?:(?<scheme>[a-z][a-z0-9+.-]*):\/\/)?(?:[^/?#]*@)?(?<host>[\w.-]+)(?::(?<port>\d{1,5}))?(?:[/?#]|$)/i.exec(text);
  const host = found?.groups?.["host"];
  if (host === undefined) return undefined;
  const written = found?.groups?.["port"];
  const ofScheme = PORTS.get(found?.groups?.["scheme"]?.toLowerCase() ?? "");
  const port = written === undefined ? ofScheme : Number(written);
  return { host: host.toLowerCase(), ...(port !== undefined && { port }) };
}

const PORTS: ReadonlyMap<string, number> = new Map([
  ["http", 80],
  ["ftp", 21],
]);
