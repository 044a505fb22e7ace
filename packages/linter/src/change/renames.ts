/** What the change calls otherwise: a text of the past is put into today's words. */
export class Renames {
  readonly #files: ReadonlyMap<string, string>;
  readonly #profiles: ReadonlyMap<string, string>;
  readonly #words: RegExp | undefined;

  /** New names by old ones; the files as findings name them. */
  constructor(files: ReadonlyMap<string, string>, profiles: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#profiles = profiles;
    const names = [...files.keys(), ...profiles.keys()].sort((a, b) => b.length - a.length);
    this.#words =
      names.length === 0
        ? undefined
        : new RegExp(`(?<![\\w./-])(?:${names.map(escaped).join("|")})(?![\\w/-]|\\.\\w)`, "g");
  }

  file(name: string): string {
    return this.#files.get(name) ?? name;
  }

  /** The name of a variant: profiles, in their order. */
  variant(name: string): string {
    return (
      this.#profiles.get(name) ??
      name
        .split(",")
        .map((one) => this.#profiles.get(one) ?? one)
        .join(",")
    );
  }

  /** A message, or a line of a file. */
  text(text: string): string {
    return this.#words === undefined
      ? text
      : text.replace(this.#words, (name) => this.#profiles.get(name) ?? this.#files.get(name) ?? name);
  }
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
