import type { ExitStatus, Io, Output } from "../io.js";
import { Recording } from "./footprint.js";
import type { Footprint } from "./footprint.js";

/** What a run did: the same arguments in the same surroundings come to the same. */
export interface KeptRun {
  readonly footprint: Footprint;
  readonly written: readonly Written[];
  readonly status: ExitStatus;
}

/** A text, and where it went. */
export type Written = readonly [output: "stdout" | "stderr", text: string];

/** Surroundings for one run, which tell afterwards what it did. */
export interface RecordedIo {
  readonly io: Io;
  /** `undefined` for a run that did more than ask and print, failed, or read nothing. */
  readonly run: (status: ExitStatus) => KeptRun | undefined;
}

/** The surroundings with a record of what a run asks of them, and what it prints. */
export function recordedIo(io: Io): RecordedIo {
  const recording = new Recording(io);
  const written: Written[] = [];
  let doesMore = false;
  const more = <Args extends readonly unknown[], T>(method: (...args: Args) => T): ((...args: Args) => T) => {
    return (...args) => {
      doesMore = true;
      return method(...args);
    };
  };
  const output = (name: Written[0]): Output => ({
    ...io[name],
    write: (text) => {
      written.push([name, text]);
      io[name].write(text);
    },
  });
  return {
    io: {
      cwd: io.cwd,
      env: recording.env,
      fileSystem: recording.fileSystem,
      stdout: output("stdout"),
      stderr: output("stderr"),
      progress: io.progress,
      history: more(io.history),
      writeFile: more(io.writeFile),
      isWritable: more(io.isWritable),
      otherNames: more(io.otherNames),
      onInterrupt: more(io.onInterrupt),
      readStdin: more(io.readStdin),
      appendFile: more(io.appendFile),
      nextChange: more(io.nextChange),
    },
    run: (status) => {
      const footprint = recording.footprint();
      if (doesMore || status === 2 || footprint === undefined || footprint.readFile.length === 0) return undefined;
      return { footprint, written, status };
    },
  };
}
