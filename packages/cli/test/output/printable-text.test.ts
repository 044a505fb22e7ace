import { expect, test } from "vitest";
import { printable } from "../../src/output/printable-text.js";

test("tabs become blanks", () => {
  expect(printable("\tcpus = 1")).toBe("    cpus = 1");
});

test("escape sequences are shown, not sent to the terminal", () => {
  expect(printable("a\u001b[31mb\u0007\u007f\u009b")).toBe("a␛[31mb␇␡\ufffd");
});

test("marks that turn the direction of writing are taken out", () => {
  expect(printable("a\u202eb\u2066c")).toBe("a\ufffdb\ufffdc");
});

test("letters of any script stay", () => {
  expect(printable("größe 大小 🧬")).toBe("größe 大小 🧬");
});
