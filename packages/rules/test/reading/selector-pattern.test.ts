import { describe, expect, it } from "vitest";
import { patternFault } from "../../src/reading/selector-pattern.js";

describe("patternFault", () => {
  it.each([
    ["FASTQC", undefined],
    [".*:FASTQC", undefined],
    ["NFCORE:.*:(STAR_ALIGN|HISAT2_ALIGN)", undefined],
    ["SALMON_(INDEX|QUANT)", undefined],
    ["(A|B)*", undefined],
    ["[AB]*", undefined],
    ["\\w*", undefined],
    ["SORT.?", undefined],
    ["SORT_?INDEX", undefined],
    ["FOO-BAR", undefined],
    ["^(?!.*DEEPVARIANT).*", undefined],
    ["*FASTQC", { code: "glob", remedy: ".*FASTQC" }],
    ["*:FASTQC|BWA*", { code: "glob", remedy: ".*:FASTQC|BWA.*" }],
    ["(*FASTQC|BWA)", { code: "invalid", why: "`*` has nothing before it to repeat" }],
    ["STAR:(ALIGN|SORT", { code: "invalid", why: "`(` is not closed" }],
    ["BWA*", { code: "repeated-character", character: "A", remedy: "BWA.*" }],
    ["! BWA*", { code: "repeated-character", character: "A", remedy: "! BWA.*" }],
    ["WF:*", { code: "repeated-character", character: ":", remedy: "WF:.*" }],
    ["SORT, INDEX", { code: "never-matches", what: "a comma", remedy: "SORT|INDEX" }],
    ["SORT | INDEX", { code: "never-matches", what: "a blank", remedy: "SORT|INDEX" }],
    ["SORT|\n  INDEX", { code: "never-matches", what: "a blank", remedy: "SORT|INDEX" }],
    ["SORT AND INDEX", { code: "never-matches", what: "a blank", remedy: undefined }],
    ["SORT|!INDEX", { code: "inner-negation" }],
    ["SORT( ?)INDEX", undefined],
  ])("withName: '%s'", (pattern, fault) => {
    expect(patternFault({ kind: "withName", pattern })).toEqual(fault);
  });

  it.each([
    ["process_high|process_low", undefined],
    ["!process_gpu", undefined],
    ["tier=1", undefined],
    ["process-high", { code: "never-matches", what: "`-`", remedy: undefined }],
    ["process_high, process_low", { code: "never-matches", what: "a comma", remedy: "process_high|process_low" }],
    ["process_*", { code: "repeated-character", character: "_", remedy: "process_.*" }],
  ])("withLabel: '%s'", (pattern, fault) => {
    expect(patternFault({ kind: "withLabel", pattern })).toEqual(fault);
  });

  it.each([
    ["!(.*:)?ALIGN", undefined],
    ["!.*ALIGN", undefined],
    ["!.*", undefined],
    ["!\\QALIGN\\E", { code: "negation", remedy: undefined }],
    ["!ALIGN", { code: "negation", remedy: "!(.*:)?ALIGN" }],
    ["!align.*", { code: "negation", remedy: "!(.*:)?align.*" }],
    ["!ALIGN|SORT", { code: "negation", remedy: "!(.*:)?(ALIGN|SORT)" }],
    ["!(ALIGN|SORT)", { code: "negation", remedy: "!(.*:)?(ALIGN|SORT)" }],
    ["!^ALIGN$", { code: "negation", remedy: undefined }],
    ["![A-Z]+", { code: "negation", remedy: "!(.*:)?[A-Z]+" }],
    ["!.*:ALIGN", { code: "qualified-negation" }],
    ["!MAIN:ALIGN", { code: "qualified-negation" }],
  ])("withName: '%s', which is negated", (pattern, fault) => {
    expect(patternFault({ kind: "withName", pattern })).toEqual(fault);
  });
});
