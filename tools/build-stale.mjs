/**
 * Builds the command where it is missing or older than what it is made of, so that `pnpm nf-lint` and the tests that
 * run the built command always have the present one.
 */
import { build, exclusively, isStale } from "./exclusive-build.mjs";

const isCommandStale = () =>
  isStale("packages/cli/dist/nf-lint.js", [
    "packages/*/src/**/*",
    "packages/cli/tsup.config.ts",
    "packages/*/package.json",
    "pnpm-lock.yaml",
  ]);

if (isCommandStale()) await exclusively(() => isCommandStale() && build("packages/cli"));
