import { memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { IgnoredPaths, withoutIgnored } from "../src/ignored-paths.js";

const files = {
  "/repo/.gitignore": "results/\n*.tmp.config\n!keep.tmp.config\n/top.config\n",
  "/repo/conf/.gitignore": "secret.config\n!shown.tmp.config\n",
  "/repo/a.config": "",
  "/repo/a.tmp.config": "",
  "/repo/keep.tmp.config": "",
  "/repo/top.config": "",
  "/repo/conf/top.config": "",
  "/repo/conf/secret.config": "",
  "/repo/conf/shown.tmp.config": "",
  "/repo/results/run/old.config": "",
};
const fileSystem = memoryFileSystem(files);
const ignored = new IgnoredPaths(fileSystem, "/repo");

test.each([
  ["/repo/a.config", false],
  ["/repo/a.tmp.config", true],
  ["/repo/keep.tmp.config", false],
  ["/repo/top.config", true],
  ["/repo/conf/top.config", false],
  ["/repo/conf/secret.config", true],
  ["/repo/results/run/old.config", true],
  ["/elsewhere/a.tmp.config", false],
])("%s: ignored is %s", (path, expected) => {
  expect(ignored.has(path, "file")).toBe(expected);
});

test("the rules of a nearer folder win", () => {
  expect(ignored.has("/repo/conf/shown.tmp.config", "file")).toBe(false);
});

test("a pattern for folders spares a file of that name", () => {
  expect(ignored.has("/repo/results", "directory")).toBe(true);
  expect(ignored.has("/repo/results", "file")).toBe(false);
});

const names = (path: string): string[] =>
  withoutIgnored(fileSystem, ignored)
    .readDirectory(path)
    .map(({ name }) => name);

test("folder listings leave out what is ignored", () => {
  expect(names("/repo")).toEqual([".gitignore", "a.config", "conf", "keep.tmp.config"]);
});

test("who names an ignored folder sees all of it", () => {
  expect(names("/repo/results/run")).toEqual(["old.config"]);
});

test("an ignored file can still be read", () => {
  expect(withoutIgnored(fileSystem, ignored).readFile("/repo/top.config")).toEqual({ kind: "text", text: "" });
});

test("a line that could take for ever to match is left out", () => {
  const long = `/repo/${"a/".repeat(60)}x.config`;
  const hostile = memoryFileSystem({
    "/repo/.gitignore": `${"**/a/".repeat(30)}b\n*${"a*".repeat(30)}b\n*.tmp.config\n`,
    [long]: "",
  });
  const paths = new IgnoredPaths(hostile, "/repo");
  expect(paths.has(long, "file")).toBe(false);
  expect(paths.has(`/repo/${"a".repeat(200)}`, "file")).toBe(false);
  expect(paths.has("/repo/b.tmp.config", "file")).toBe(true);
});
