import { FORMAT_NAMES } from "../formats/index.js";
import type { FormatName } from "../formats/index.js";
import { InvalidArgumentError } from "commander";

/** `json` writes to standard output, `json=report.json` to a file. */
export interface FormatArgument {
  readonly name: FormatName;
  readonly file?: string;
}

function parseFormatArgument(text: string): FormatArgument {
  const equals = text.indexOf("=");
  const written = equals < 0 ? text : text.slice(0, equals);
  const name = FORMAT_NAMES.find((known) => known === written);
  if (name === undefined) throw new InvalidArgumentError(`The formats are ${FORMAT_NAMES.join(", ")}.`);
  if (equals < 0) return { name };
  if (equals === text.length - 1) throw new InvalidArgumentError(`Name the file: ${name}=FILE.`);
  return { name, file: text.slice(equals + 1) };
}

/**
 * The formats of a run with one more. Two cannot share a file, for the second would replace what the first wrote, nor standard
 * output, where nobody could read either.
 */
export function withFormat(text: string, previous: readonly FormatArgument[] = []): readonly FormatArgument[] {
  const added = parseFormatArgument(text);
  if (added.file !== undefined && previous.some(({ file }) => file === added.file))
    throw new InvalidArgumentError(`Two formats cannot be written to one file (${added.file}).`);
  const toOutput = previous.find(({ file }) => file === undefined);
  if (added.file === undefined && toOutput !== undefined) {
    throw new InvalidArgumentError(
      `Two formats cannot go to standard output (${toOutput.name}, ${added.name}): write ${added.name}=FILE.`,
    );
  }
  return [...previous, added];
}
