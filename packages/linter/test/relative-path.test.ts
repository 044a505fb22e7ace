import { expect, test } from "vitest";
import { relativePath } from "../src/relative-path.js";

test.each([
  ["/a/b", "/a/b/c.config", "c.config"],
  ["/a/b", "/a/b", "."],
  ["/a/b", "/a/bc/d", "../bc/d"],
  ["/a/b", "/x", "../../x"],
  ["/", "/x/y", "x/y"],
])("from %s, %s is %s", (from, path, expected) => {
  expect(relativePath(from, path)).toBe(expected);
});
