import { isDurationText } from "@nf-lint/groovy";

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
