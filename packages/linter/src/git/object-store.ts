import type { ReadResult } from "@nf-lint/resolver";
import { decodeFile, LARGEST_FILE } from "@nf-lint/resolver/node";
import { runGit } from "./run-git.js";

/** Reads the contents of files from one repository; each is read once. */
export class ObjectStore {
  readonly #root: string;
  readonly #read = new Map<string, ReadResult>();

  /** @param root The folder of the repository. */
  constructor(root: string) {
    this.#root = root;
  }

  /** The content of a file; `missing` where a partial clone does not have it. */
  get(id: string): ReadResult {
    const kept = this.#read.get(id);
    if (kept !== undefined) return kept;
    this.load([id]);
    return this.#read.get(id) ?? { kind: "missing" };
  }

  /** Reads many at once: to start git takes longer than to read a hundred files. */
  load(ids: readonly string[]): void {
    const wanted = [...new Set(ids)].filter((id) => !this.#read.has(id));
    const sizes = this.#sizes(wanted);
    const readable = wanted.filter((id) => {
      const bytes = sizes.get(id);
      if (bytes === undefined) this.#read.set(id, { kind: "missing" });
      else if (bytes > LARGEST_FILE) this.#read.set(id, { kind: "too-large", bytes });
      return bytes !== undefined && bytes <= LARGEST_FILE;
    });
    if (readable.length === 0) return;
    const answer = runGit(this.#root, ["cat-file", "--batch=%(objectsize)"], lines(readable));
    if (answer.kind !== "done") return;
    let at = 0;
    for (const id of readable) {
      const start = answer.stdout.indexOf(LINE_FEED, at) + 1;
      const end = start + (sizes.get(id) ?? 0);
      this.#read.set(id, decodeFile(answer.stdout.subarray(start, end)));
      at = end + 1;
    }
  }

  #sizes(ids: readonly string[]): ReadonlyMap<string, number> {
    if (ids.length === 0) return new Map();
    const answer = runGit(this.#root, ["cat-file", "--batch-check=%(objectname) %(objectsize)"], lines(ids));
    if (answer.kind !== "done") return new Map();
    const known = [...new TextDecoder().decode(answer.stdout).matchAll(/^([0-9a-f]+) (\d+)$/gm)];
    return new Map(known.map(([, id = "", size]) => [id, Number(size)]));
  }
}

const LINE_FEED = 10;

function lines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join("");
}
