import { parseDuration } from "../evaluate/duration.js";
import { GroovyException } from "../evaluate/interruption.js";
import { parseMemory } from "../evaluate/memory-unit.js";

/** Whether Nextflow can read a text as an amount of memory: `8 GB`, `8.GB`, `512m`, `1024`; not `8 gb` or `8GiB`. */
export function isMemoryText(text: string): boolean {
  return canBeRead(() => parseMemory(text.trim()));
}

/** Whether Nextflow can read a text as a duration: `2h`, `1d 3h`, `90 sec`, `05:10:30`; not `20 mins`, nor `90`. */
export function isDurationText(text: string): boolean {
  return canBeRead(() => parseDuration(text.trim()));
}

/** Whether Nextflow can read a text as a rate: `10/sec`, `100 / 5 min`, `10 sec`, `10`. */
export function isRateText(text: string): boolean {
  const [count = "", time, ...rest] = text.split("/").map((part) => part.trim());
  if (time === undefined) {
    const unit = /^\d+\.?\d*\s*(?<unit>[a-zA-Z]*)$/.exec(count)?.groups?.["unit"];
    return unit !== undefined && (unit === "" || isDurationText(`1 ${unit}`));
  }
  const isTime = isDurationText(time) || isDurationText(`1 ${time}`);
  return rest.length === 0 && /^\d+\.?\d*$/.test(count) && isTime;
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
