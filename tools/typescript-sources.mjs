/**
 * Lets a tool import the packages' TypeScript as it stands: Node strips the types itself, and needs only be told that
 * `./x.js` is `./x.ts` there, and to resolve the workspace's packages to their sources.
 */
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const conditions = [...context.conditions, "nf-lint-source"];
    if (specifier.startsWith(".") && specifier.endsWith(".js") && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
      if (existsSync(fileURLToPath(source))) return nextResolve(source.href, { ...context, conditions });
    }
    return nextResolve(specifier, { ...context, conditions });
  },
});
