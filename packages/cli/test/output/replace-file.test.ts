import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceFile } from "../../src/output/replace-file.js";
import { projectDirectory } from "../project-directory.js";

test("replaces a file, keeps its mode, and leaves nothing beside it", () => {
  const directory = projectDirectory({ "report.json": "old" });
  const file = join(directory, "report.json");
  chmodSync(file, 0o640);
  replaceFile(file, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(directory)).toEqual(["report.json"]);
});

test("makes the folders on the way", () => {
  const directory = projectDirectory({});
  replaceFile(join(directory, "a/b/report.json"), "new");
  expect(readFileSync(join(directory, "a/b/report.json"), "utf8")).toBe("new");
});

test("writes through a symbolic link", () => {
  const directory = projectDirectory({ "real.json": "old" });
  symlinkSync("real.json", join(directory, "link.json"));
  replaceFile(join(directory, "link.json"), "new");
  expect(lstatSync(join(directory, "link.json")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(directory, "real.json"), "utf8")).toBe("new");
});

test("a device is written to, not replaced", () => {
  replaceFile("/dev/null", "new");
  expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
});

test("a failure leaves nothing beside the file", () => {
  const directory = projectDirectory({ "folder/file": "" });
  expect(() => {
    replaceFile(join(directory, "folder"), "new");
  }).toThrow(/EISDIR/);
  expect(readdirSync(directory)).toEqual(["folder"]);
  expect(existsSync(join(directory, "folder/file"))).toBe(true);
});
