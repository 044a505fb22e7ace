import { describe, expect, it } from "vitest";
import { directoryOf, isAbsolutePath, isWithin, normalizePath, resolvePath, schemeOf } from "../../src/files/path.js";

describe("paths", () => {
  it.each([
    ["/a/./b//c/../d", "/a/b/d"],
    ["/../a", "/a"],
    ["a/../../b", "../b"],
    ["C:/a/../b", "C:/b"],
    ["/", "/"],
  ])("normalizes %s", (path, normal) => {
    expect(normalizePath(path)).toBe(normal);
  });

  it("resolves against a folder, unless absolute", () => {
    expect(resolvePath("/p/conf", "../a.config")).toBe("/p/a.config");
    expect(resolvePath("/p", "/q/a.config")).toBe("/q/a.config");
    expect(resolvePath("C:/p", "a.config")).toBe("C:/p/a.config");
  });

  it("knows the folder of a file, up to the root", () => {
    expect(directoryOf("/p/a.config")).toBe("/p");
    expect(directoryOf("/a.config")).toBe("/");
    expect(directoryOf("C:/a.config")).toBe("C:/");
  });

  it("does not take a longer name for a folder's content", () => {
    expect(isWithin("/p", "/p/a")).toBe(true);
    expect(isWithin("/p", "/p")).toBe(true);
    expect(isWithin("/p", "/pp/a")).toBe(false);
    expect(isWithin("/", "/p")).toBe(true);
  });

  it("tells a scheme from a drive", () => {
    expect(schemeOf("HTTPS://x.org/a")).toBe("https");
    expect(schemeOf("s3://bucket/a")).toBe("s3");
    expect(schemeOf("C:/a")).toBeUndefined();
    expect(schemeOf("conf/a.config")).toBeUndefined();
    expect(isAbsolutePath("conf/a.config")).toBe(false);
  });
});
