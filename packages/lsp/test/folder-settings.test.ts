import { expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../src/client-settings.js";
import { FolderSettings } from "../src/folder-settings.js";

it("the innermost folder's settings hold, and others where there is no folder", () => {
  const settings = new FolderSettings(
    DEFAULT_SETTINGS,
    new Map([
      ["/w", { ...DEFAULT_SETTINGS, nextflowVersion: "25.04.0" }],
      ["/w/inner", { ...DEFAULT_SETTINGS, nextflowVersion: "25.10.0" }],
    ]),
  );
  expect(settings.of("/w/a.config").nextflowVersion).toBe("25.04.0");
  expect(settings.of("/w/inner/a.config").nextflowVersion).toBe("25.10.0");
  expect(settings.of("/w/inner").nextflowVersion).toBe("25.10.0");
  expect(settings.of("/wide/a.config").nextflowVersion).toBe("");
  expect(settings.all).toHaveLength(3);
});
