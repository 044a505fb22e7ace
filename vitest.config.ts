import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["nf-lint-source"] },
  ssr: { resolve: { conditions: ["nf-lint-source"] } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", "./test/closing-line-reporter.ts"],
    // A hang is caught, and a machine that is busy with other work is not.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
