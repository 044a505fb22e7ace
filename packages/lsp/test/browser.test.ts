import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** What is used of it here. */
interface Esbuild {
  build(options: Readonly<Record<string, unknown>>): Promise<{
    readonly metafile: {
      readonly inputs: Readonly<
        Record<string, { readonly imports: readonly { readonly path: string; readonly external?: boolean }[] }>
      >;
    };
  }>;
}

const here = createRequire(import.meta.url);
// esbuild comes with tsup, which builds the packages.
const esbuild = createRequire(here.resolve("tsup"))("esbuild") as Esbuild;

it("the server for browsers asks for nothing of Node.js but paths, which ESLint does", async () => {
  const { metafile } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL("../src/browser.ts", import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    conditions: ["nf-lint-source"],
    external: ["node:*"],
  });
  const builtIns = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
  expect([...new Set(builtIns)]).toEqual(["node:path"]);
});
