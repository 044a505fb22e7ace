import { hash } from "node:crypto";
import type { FileSystem } from "@nf-lint/linter";
import type { Io } from "../io.js";

/** All that a run asked its surroundings, each with the answer; of contents and values only digests. */
export type Footprint = Readonly<Record<Question, readonly Asked[]>>;

/** What was asked for, a path or a name, and what the answer was. */
export type Asked = readonly [name: string, answer: string];

type Question = "variable" | "kind" | "realPath" | "readDirectory" | "readFile";

type Surroundings = Pick<Io, "env" | "fileSystem">;

/** The answers as texts that differ where the answers do. In the order in which they are compared: the quick ones first. */
const ANSWERS: Readonly<Record<Question, (name: string, surroundings: Surroundings) => string>> = {
  variable: (name, { env }) => variableAnswer(variableOf(env, name)),
  kind: (path, { fileSystem }) => fileSystem.kind(path),
  realPath: (path, { fileSystem }) => realPathAnswer(path, fileSystem.realPath(path)),
  readDirectory: (path, { fileSystem }) => directoryAnswer(fileSystem.readDirectory(path)),
  readFile: (path, { fileSystem }) => fileAnswer(fileSystem.readFile(path)),
};

const QUESTIONS = Object.keys(ANSWERS) as readonly Question[];

/** Whether all answers are what they were. */
export function isAsItWas(footprint: Footprint, surroundings: Surroundings): boolean {
  return QUESTIONS.every((question) =>
    footprint[question].every(([name, answer]) => ANSWERS[question](name, surroundings) === answer),
  );
}

/** Surroundings that remember what they are asked. */
export class Recording {
  readonly fileSystem: FileSystem;
  readonly env: Io["env"];
  readonly #answers: Readonly<Record<Question, Map<string, string>>> = {
    variable: new Map(),
    kind: new Map(),
    realPath: new Map(),
    readDirectory: new Map(),
    readFile: new Map(),
  };
  #isWhole = true;

  constructor({ env, fileSystem }: Surroundings) {
    const note = this.#note.bind(this);
    this.fileSystem = {
      kind: (path) => note("kind", path, fileSystem.kind(path), (kind) => kind),
      realPath: (path) => note("realPath", path, fileSystem.realPath(path), (real) => realPathAnswer(path, real)),
      readDirectory: (path) => note("readDirectory", path, fileSystem.readDirectory(path), directoryAnswer),
      readFile: (path) => note("readFile", path, fileSystem.readFile(path), fileAnswer),
    };
    const noteVariable = (name: string): string | undefined =>
      note("variable", name, variableOf(env, name), variableAnswer);
    this.env = new Proxy(env, {
      get: (_, name) => (typeof name === "string" ? noteVariable(name) : undefined),
      has: (_, name) => typeof name === "string" && noteVariable(name) !== undefined,
      getOwnPropertyDescriptor: (target, name) => {
        if (typeof name === "string") noteVariable(name);
        return Reflect.getOwnPropertyDescriptor(target, name);
      },
      ownKeys: (target) => {
        this.#isWhole = false;
        return Reflect.ownKeys(target);
      },
    });
  }

  /** The paths of all files and folders that were asked for: absolute, each once. */
  asked(): readonly string[] {
    const { kind, readDirectory, readFile } = this.#answers;
    return [...new Set([...kind.keys(), ...readDirectory.keys(), ...readFile.keys()])];
  }

  /** `undefined` where one question had two answers, for what they are now says nothing then, or where not all is known. */
  footprint(): Footprint | undefined {
    if (!this.#isWhole) return undefined;
    const { variable, kind, realPath, readDirectory, readFile } = this.#answers;
    return {
      variable: [...variable],
      kind: [...kind],
      realPath: [...realPath],
      readDirectory: [...readDirectory],
      readFile: [...readFile],
    };
  }

  #note<T>(question: Question, name: string, answer: T, textOf: (answer: T) => string): T {
    const text = textOf(answer);
    const before = this.#answers[question].get(name);
    if (before === undefined) this.#answers[question].set(name, text);
    else if (before !== text) this.#isWhole = false;
    return answer;
  }
}

/** What stands for a text: nothing of it can be read from it. */
export function digest(text: string): string {
  return hash("sha256", text, "base64url");
}

function variableOf(env: Io["env"], name: string): string | undefined {
  return Object.hasOwn(env, name) ? env[name] : undefined;
}

function variableAnswer(value: string | undefined): string {
  return value === undefined ? "" : digest(value);
}

/** Most paths are real themselves. */
function realPathAnswer(path: string, real: string | undefined): string {
  return real === path ? "=" : (real ?? "");
}

function directoryAnswer(entries: ReturnType<FileSystem["readDirectory"]>): string {
  return digest(JSON.stringify(entries.map(({ name, kind }) => [name, kind])));
}

function fileAnswer(result: ReturnType<FileSystem["readFile"]>): string {
  return result.kind === "text" ? digest(result.text) : JSON.stringify(result);
}
