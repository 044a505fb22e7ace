import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/node.ts", "src/browser.ts", "src/protocol.ts"],
  format: "esm",
  target: "node20",
  dts: true,
  clean: true,
});
