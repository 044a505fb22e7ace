/**
 * Lets a tool import the packages' TypeScript as it stands: resolves the workspace's packages to their sources and
 * `./x.js` there to `./x.ts`, and turns each file into JavaScript with what Node brings along.
 */
import { existsSync, readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const withSources = { ...context, conditions: [...context.conditions, "nf-lint-source"] };
    if (specifier.startsWith(".") && specifier.endsWith(".js") && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
      if (existsSync(fileURLToPath(source))) return nextResolve(source.href, withSources);
    }
    return nextResolve(specifier, withSources);
  },
  load(url, context, nextLoad) {
    if (!url.endsWith(".ts")) return nextLoad(url, context);
    // Node's own loading of TypeScript knows no parameter properties.
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"), {
      mode: "transform",
      sourceUrl: url,
    });
    return { format: "module", source, shortCircuit: true };
  },
});
