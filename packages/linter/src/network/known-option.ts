import { describeUnknown } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig } from "@nf-lint/resolver";
import type { Cause } from "./service-use.js";

/** What a value comes to as texts: all that it can be, and why that may not be all. */
export interface KnownTexts {
  readonly texts: readonly string[];
  readonly unknown?: string;
}

const UNSET: KnownTexts = { texts: [] };

export function textsOf(value: Value | undefined): KnownTexts {
  if (value === undefined) return UNSET;
  if (value.kind === "unknown") return { texts: [], unknown: describeUnknown(value.reason) };
  if (value.kind === "lazy") {
    const parts = value.returns.map(textsOf);
    const unknown = parts.find((part) => part.unknown !== undefined)?.unknown;
    const why = unknown ?? (value.complete ? undefined : "what a closure makes of the task");
    return { texts: parts.flatMap((part) => part.texts), ...(why !== undefined && { unknown: why }) };
  }
  const constant = value.value;
  if (typeof constant === "string") return { texts: constant === "" ? [] : [constant] };
  if (typeof constant === "number" || typeof constant === "boolean" || constant === null) return UNSET;
  if ("type" in constant && (constant.type === "path" || constant.type === "number")) return { texts: [constant.text] };
  if (Array.isArray(constant)) {
    const parts = (constant as readonly Value[]).map(textsOf);
    const unknown = parts.find((part) => part.unknown !== undefined)?.unknown;
    return { texts: parts.flatMap((part) => part.texts), ...(unknown !== undefined && { unknown }) };
  }
  return UNSET;
}

/** Whether an option switches something on; a reason where that is not known. */
export function switchOf(config: ResolvedConfig, name: string): "on" | "off" | { readonly unknown: string } {
  const value = config.value(name);
  if (value === undefined) return "off";
  if (value.kind === "known") return value.value === true || value.value === "true" ? "on" : "off";
  const unknown = value.kind === "unknown" ? describeUnknown(value.reason) : "what a closure gives";
  return { unknown };
}

export function causesOf(config: ResolvedConfig, ...names: readonly string[]): readonly Cause[] {
  return names.flatMap((name) => {
    const option = config.option(name);
    return option === undefined ? [] : [{ option: name, place: option.place }];
  });
}

/** Host and port of an address; `undefined` for what is none. User parts and paths are left behind. */
export function addressOf(text: string): { readonly host: string; readonly port?: number } | undefined {
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
