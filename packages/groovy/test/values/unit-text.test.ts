import { describe, expect, it } from "vitest";
import { isDurationText, isMemoryText } from "../../src/index.js";

describe("texts that Nextflow reads", () => {
  it.each(["8 GB", "8.GB", "8GB", "512m", "1.5 TB", "1024", "10 B", " 8 GB "])("%s is memory", (text) => {
    expect(isMemoryText(text)).toBe(true);
  });

  it.each(["8 gb", "8 Gb", "8GiB", "8 GIGS", "lots", "", "1.5 B", "-1 GB"])("%s is no memory", (text) => {
    expect(isMemoryText(text)).toBe(false);
  });

  it.each(["2h", "2.h", "1d 3h", "90 sec", "05:10:30", "10 minutes"])("%s is a duration", (text) => {
    expect(isDurationText(text)).toBe(true);
  });

  it.each(["20 mins", "2 hrs", "90", "", "1 week", "2H"])("%s is no duration", (text) => {
    expect(isDurationText(text)).toBe(false);
  });
});
