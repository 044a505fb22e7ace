import type { Constant, LazyValue, Value } from "@nf-lint/groovy";
import type { OptionPart, OptionPath, Rejection, ResolvedConfig, ResolvedOption, Setting } from "../resolved-config.js";
import { credentialParts, credentialsIn, isForCredential } from "./credentials.js";
import type { TextPart } from "./credentials.js";
import { valueSecrets } from "./source-secrets.js";

/** What stands for a credential, whatever its length. */
const MASK = "••••";

/** A shorter credential may well be a word that stands elsewhere too; there it is no secret. */
const SHORTEST = 6;

/** More credentials could only be meant to keep a linter busy. */
const MOST = 500;

/**
 * Hides credentials in what is shown: where they are set, and wherever else their text has come to, as in the arguments
 * of a tool that a param is a part of.
 */
export class SecretMask {
  readonly #known: RegExp | undefined;

  /** @param secrets The credentials that are known from elsewhere. */
  constructor(secrets: Iterable<string> = []) {
    const texts = [...new Set(secrets)].filter(({ length }) => length >= SHORTEST).slice(0, MOST);
    texts.sort((a, b) => b.length - a.length);
    this.#known =
      texts.length === 0
        ? undefined
        : new RegExp(texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"), "g");
  }

  /** A text for people, such as the message of a finding. */
  text(text: string): string {
    return replaced(text, this.#partsOf(text), () => MASK);
  }

  /** True where a text holds a credential. */
  hides(text: string): boolean {
    return this.#partsOf(text).length > 0;
  }

  /** The text of a configuration file, with as many characters: places in it stay what they are. */
  source(text: string, parts: readonly TextPart[] = []): string {
    return replaced(text, [...parts, ...this.#partsOf(text)], (secret) => secret.replace(/[^\r\n]/g, "•"));
  }

  /** The value of an option. */
  value(path: OptionPath, value: Value): Value {
    switch (value.kind) {
      case "known":
        return { kind: "known", value: this.#constant(path, value.value) };
      case "lazy":
        return { ...value, source: this.#closure(path, value) };
      case "unknown":
        return {
          ...value,
          reason: { ...value.reason, subject: this.#subject(path, value.reason.subject) },
          ...(value.entries && { entries: this.#entries(path, value.entries) }),
        };
    }
  }

  /** A configuration whose values are as they may be shown. */
  config(config: ResolvedConfig): ResolvedConfig {
    const keysOf = (path: string | OptionPath): OptionPath => (typeof path === "string" ? path.split(".") : path);
    const masked: Partial<ResolvedConfig> = {
      value: (path) => {
        const value = config.value(path);
        return value && this.value(keysOf(path), value);
      },
      option: (path) => {
        const option = config.option(path);
        return option && this.option(option);
      },
      options: (below) => config.options(below).map((option) => this.option(option)),
      maps: () => config.maps().map((option) => this.option(option)),
      includes: config.includes.map((visit) =>
        visit.target.kind === "remote"
          ? { ...visit, target: { ...visit.target, url: this.text(visit.target.url) } }
          : visit,
      ),
      rejection: config.rejection && this.#rejection(config.rejection),
      rejections: config.rejections.map((rejection) => this.#rejection(rejection)),
    };
    // What is not asked for here answers for itself.
    return new Proxy(config, {
      get: (target, name) => {
        if (Object.hasOwn(masked, name)) return masked[name as keyof ResolvedConfig];
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === "function" ? (member.bind(target) as unknown) : member;
      },
    });
  }

  #rejection(rejection: Rejection): Rejection {
    return { ...rejection, message: this.text(rejection.message) };
  }

  option(option: ResolvedOption): ResolvedOption {
    return { ...this.setting(option), overrode: option.overrode.map((setting) => this.setting(setting)) };
  }

  setting<T extends Setting>(setting: T): T {
    return { ...setting, value: this.value(setting.path, setting.value) };
  }

  #partsOf(text: string): readonly TextPart[] {
    const known =
      this.#known === undefined
        ? []
        : [...text.matchAll(this.#known)].map(({ index, 0: found }): TextPart => [index, index + found.length]);
    return [...known, ...credentialsIn(text)];
  }

  #constant(path: OptionPath, constant: Constant): Constant {
    if (typeof constant === "string") {
      return replaced(constant, [...credentialParts(path, constant), ...this.#partsOf(constant)], () => MASK);
    }
    if (constant instanceof Map) return this.#entries(path, constant as ReadonlyMap<string, Value>);
    if (Array.isArray(constant)) return (constant as readonly Value[]).map((value) => this.value(path, value));
    return constant;
  }

  #entries(path: OptionPath, entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
    return new Map([...entries].map(([key, value]) => [key, this.value([...path, key], value)]));
  }

  /** What a value hangs on may be an expression with the credential in it. */
  #subject(path: OptionPath, subject: string): string {
    const text = this.text(subject);
    return isForCredential(path) ? text.replace(/'[^']+'|"[^"]+"/g, `'${MASK}'`) : text;
  }

  #closure(path: OptionPath, { closure, source }: LazyValue): string {
    return replaced(source, [...valueSecrets(path, closure, source), ...this.#partsOf(source)], () => MASK);
  }
}

/** The text with parts replaced, those that touch as one. */
function replaced(text: string, parts: readonly TextPart[], by: (secret: string) => string): string {
  if (parts.length === 0) return text;
  const joined: [start: number, end: number][] = [];
  for (const [start, end] of [...parts].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  const pieces: string[] = [];
  let at = 0;
  for (const [start, end] of joined) {
    pieces.push(text.slice(at, start), by(text.slice(start, end)));
    at = end;
  }
  return pieces.join("") + text.slice(at);
}

/** A mask that knows the credentials of some configurations. */
export function maskFor(configs: readonly ResolvedConfig[]): SecretMask {
  return new SecretMask(configSecrets(configs));
}

/** The credentials that options of configurations are set to, wherever their text stands. */
export function configSecrets(configs: readonly ResolvedConfig[]): readonly string[] {
  return configs.flatMap((config) => config.optionParts()).flatMap(secretsOfPart);
}

/** A part that variants share, or that an edit leaves alone, is the same object. */
const ofParts = new WeakMap<OptionPart, readonly string[]>();

function secretsOfPart(part: OptionPart): readonly string[] {
  const kept = ofParts.get(part);
  if (kept !== undefined) return kept;
  const options = "path" in part ? [part] : part;
  const secrets = options.flatMap((option) =>
    [option, ...option.overrode].flatMap(({ path, value }) => [...secretsIn(path, value)]),
  );
  ofParts.set(part, secrets);
  return secrets;
}

function* secretsIn(path: OptionPath, value: Value): Generator<string> {
  if (value.kind !== "known") return;
  const { value: constant } = value;
  if (typeof constant === "string") {
    for (const [start, end] of credentialParts(path, constant)) yield constant.slice(start, end);
  } else if (constant instanceof Map) {
    for (const [key, entry] of constant as ReadonlyMap<string, Value>) yield* secretsIn([...path, key], entry);
  } else if (Array.isArray(constant)) {
    for (const entry of constant as readonly Value[]) yield* secretsIn(path, entry);
  }
}
