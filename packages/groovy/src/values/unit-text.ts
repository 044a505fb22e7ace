import { GroovyException } from "../interruption.js";
import { parseDuration } from "./duration.js";
import { parseMemory } from "./memory-unit.js";

/** Whether Nextflow can read a text as an amount of memory: `8 GB`, `8.GB`, `512m`, `1024`; not `8 gb` or `8GiB`. */
export function isMemoryText(text: string): boolean {
  return canBeRead(() => parseMemory(text.trim()));
}

/** Whether Nextflow can read a text as a duration: `2h`, `1d 3h`, `90 sec`, `05:10:30`; not `20 mins`, nor `90`. */
export function isDurationText(text: string): boolean {
  return canBeRead(() => parseDuration(text.trim()));
}

/** A value that is only too large for nf-lint can be read. */
function canBeRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    return !(error instanceof GroovyException);
  }
}
