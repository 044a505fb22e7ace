import { describe, expect, it } from "vitest";
import { isRateText } from "../../src/facts/value-text.js";

describe("texts that Nextflow reads", () => {
  it.each(["10/sec", "100 / 5 min", "10 sec", "10", "50/2min", "1/s"])("%s is a rate", (text) => {
    expect(isRateText(text)).toBe(true);
  });

  it.each(["ten/sec", "10/", "10/fortnight", "10 per sec", "1/2/sec"])("%s is no rate", (text) => {
    expect(isRateText(text)).toBe(false);
  });
});
