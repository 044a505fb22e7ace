import { spawnSync } from "node:child_process";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Chromium as it is installed here; `undefined` where it is not, for which `test/install-programs.sh` is the cure. */
export function installedChromium(): string | undefined {
  return [process.env["CHROMIUM"] ?? "", ...NAMES]
    .filter((name) => name !== "")
    .map((name) => spawnSync("sh", ["-c", 'command -v "$1"', "sh", name], { encoding: "utf8" }).stdout.trim())
    .find((path) => path !== "");
}

export function launchChromium(executablePath: string): Promise<Browser> {
  // The sandbox of Chromium needs what containers do not give it; all that it opens here was made by these tests.
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
