import { describe, expect, test } from "vitest";
import { Renames } from "../../src/change/renames.js";

const renames = new Renames(new Map([["conf/gcp.config", "conf/google.config"]]), new Map([["gcp", "google"]]));

describe("Renames", () => {
  test("names files and variants as they are called today", () => {
    expect(renames.file("conf/gcp.config")).toBe("conf/google.config");
    expect(renames.file("conf/other.config")).toBe("conf/other.config");
    expect(renames.variant("test,gcp")).toBe("test,google");
    expect(renames.variant("(none)")).toBe("(none)");
  });

  test("finds names in text, as whole words", () => {
    expect(renames.text("gcp {")).toBe("google {");
    expect(renames.text("the profile `gcp`, set in conf/gcp.config.")).toBe(
      "the profile `google`, set in conf/google.config.",
    );
    expect(renames.text("gcp_spot my-gcp lib/gcp gcp.config")).toBe("gcp_spot my-gcp lib/gcp gcp.config");
  });

  test("does nothing where nothing is renamed", () => {
    expect(new Renames(new Map(), new Map()).text("gcp {")).toBe("gcp {");
  });
});
