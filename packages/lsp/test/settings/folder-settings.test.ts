import { expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/settings/client-settings.js";
import { askForSettings, FolderSettings } from "../../src/settings/folder-settings.js";

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

it("what a client says of a folder holds, else what it says of all, else what it gave at first", async () => {
  const given = { ...DEFAULT_SETTINGS, nextflowVersion: "25.04.0" };
  const folders = new Map([["/w", "file:///w"]]);
  const asked = async (answer: unknown) => {
    const settings = await askForSettings("nfLint", folders, given, (items) => {
      expect(items).toEqual([{ section: "nfLint" }, { section: "nfLint", scopeUri: "file:///w" }]);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    });
    return [settings.elsewhere.nextflowVersion, settings.of("/w/a.config").nextflowVersion];
  };
  expect(await asked([{ nextflowVersion: "25.10.0" }, { nextflowVersion: "26.04.0" }])).toEqual(["25.10.0", "26.04.0"]);
  expect(await asked([{ nextflowVersion: "25.10.0" }, null])).toEqual(["25.10.0", "25.10.0"]);
  expect(await asked([null, { nextflowVersion: "26.04.0" }])).toEqual(["25.04.0", "26.04.0"]);
  for (const none of [[], [null, null], null, {}, new Error("no such method")]) {
    expect(await asked(none)).toEqual(["25.04.0", "25.04.0"]);
  }
});
