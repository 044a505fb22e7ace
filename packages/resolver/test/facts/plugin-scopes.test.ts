import { describe, expect, it } from "vitest";
import { findOption } from "../../src/facts/option-facts.js";
import { isCorePlugin, pluginScope, pluginScopes } from "../../src/facts/plugin-scopes.js";

describe("pluginScope", () => {
  it.each(["aws", "azure", "cloudcache", "google", "k8s", "seqera", "tower", "wave"])(
    "%s is a core plugin's",
    (scope) => {
      expect(pluginScope(scope)?.origin).toBe("core");
    },
  );

  it("knows the scopes of common plugins", () => {
    expect(pluginScope("validation")).toEqual({
      scope: "validation",
      plugins: ["nf-schema", "nf-validation"],
      origin: "third-party",
      needsDeclaration: true,
    });
    expect(pluginScope("weblog")?.needsDeclaration).toBe(false);
    expect(pluginScope("docker")).toBeUndefined();
    expect(pluginScope("nothing")).toBeUndefined();
  });

  it("knows a scope that another program reads", () => {
    expect(pluginScope("epi2melabs")?.origin).toBe("tool");
  });

  it("lists no scope of others that Nextflow reads itself", () => {
    for (const { scope, origin } of pluginScopes().values()) {
      if (origin !== "core") expect(findOption([scope]), scope).toBeUndefined();
    }
  });

  it("tells core plugins from others", () => {
    expect(isCorePlugin("nf-amazon")).toBe(true);
    expect(isCorePlugin("nf-schema")).toBe(false);
  });
});
