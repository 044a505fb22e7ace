import { expect, test } from "vitest";
import { cutTo, fittedRows } from "../../src/output/fitted-columns.js";

test("what fits stays as it is", () => {
  const rows = [["a", "b"]];
  expect(fittedRows(rows, 4)).toEqual(rows);
});

test("the widest column is cut first, each cell by itself", () => {
  const rows = [
    ["FASTQC", "quay.io/biocontainers/fastqc:0.12.1"],
    ["MULTIQC", "multiqc"],
  ];
  expect(fittedRows(rows, 30)).toEqual([
    ["FASTQC", "quay.io/biocontainer…"],
    ["MULTIQC", "multiqc"],
  ]);
});

test("no column gets narrower than ten, however little room there is", () => {
  expect(fittedRows([["a".repeat(20), "b".repeat(20)]], 5)).toEqual([["aaaaaaaaa…", "bbbbbbbbb…"]]);
});

test("a character of two columns is cut as a whole", () => {
  expect(cutTo("日本語", 4)).toBe("日…");
});
