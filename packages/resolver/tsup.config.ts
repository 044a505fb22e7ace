import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", "node-file-system": "src/files/node-file-system.ts" },
  format: "esm",
  target: "node20",
  dts: true,
  clean: true,
});
