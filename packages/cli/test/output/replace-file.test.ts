import {
  chmodSync,
  chownSync,
  linkSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { otherNames, replaceFile } from "../../src/output/replace-file.js";
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

test("what stands beside the file under a name like a temporary one is not ours, and stays", () => {
  const names = ["report.json", `report.json.${process.pid}.tmp`, "report.json.tmp"];
  const directory = projectDirectory(Object.fromEntries(names.map((name) => [name, "old"])));
  replaceFile(join(directory, "report.json"), "new");
  expect(names.map((name) => readFileSync(join(directory, name), "utf8"))).toEqual(["new", "old", "old"]);
  expect(readdirSync(directory).sort()).toEqual(names.sort());
});

test.runIf(process.getuid?.() === 0)("owner and group stay where the superuser writes, with the mode", () => {
  const directory = projectDirectory({ "report.json": "old" });
  const file = join(directory, "report.json");
  chownSync(file, 1234, 2345);
  chmodSync(file, 0o2640);
  replaceFile(file, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
  const { uid, gid, mode } = statSync(file);
  expect([uid, gid, mode & 0o7777]).toEqual([1234, 2345, 0o2640]);
});

test("a file with several names keeps them", () => {
  const directory = projectDirectory({ "report.json": "old, and longer", "one.json": "" });
  linkSync(join(directory, "report.json"), join(directory, "other.json"));
  replaceFile(join(directory, "report.json"), "new");
  expect(readFileSync(join(directory, "other.json"), "utf8")).toBe("new");
  const counts = ["other.json", "one.json", "none.json", "."].map((name) => otherNames(join(directory, name)));
  expect(counts).toEqual([1, 0, 0, 0]);
});
