import { describe, expect, it } from "vitest";
import { clientSettings, DEFAULT_SETTINGS, linterSettings } from "../../src/settings/client-settings.js";

describe("what an editor's settings say", () => {
  it.each([undefined, null, 7, "x", [], {}, { enable: "perhaps", profiles: "gcp", run: 3, nextflowVersion: null }])(
    "%j is as good as nothing",
    (sent) => {
      expect(clientSettings(sent)).toEqual(DEFAULT_SETTINGS);
    },
  );

  it("becomes the linter's settings", () => {
    const sent = { profiles: ["gcp,spot", ""], nextflowVersion: "25.10.0", syntaxDiagnostics: "off" };
    expect(linterSettings(clientSettings(sent))).toEqual({
      settings: { onlyProfiles: [["gcp", "spot"], []], nextflow: "25.10.0", rules: { syntax: "off" } },
      problems: [],
    });
  });

  it("leaves a version out that is none, and says so", () => {
    const { settings, problems } = linterSettings(clientSettings({ nextflowVersion: "newest" }));
    expect(settings).toEqual({});
    expect(problems).toHaveLength(1);
  });
});
