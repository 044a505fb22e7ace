/** Every place of this repository that names the version: what a release changes, and what has to agree before one. */
import { readFileSync } from "node:fs";
import { manifestOf, root } from "./published-packages.mjs";

/** What is released under the version; what is private shares it. */
export const MANIFESTS = [
  "cli",
  "rules",
  "vscode-extension",
  "parser",
  "groovy",
  "resolver",
  "pipeline",
  "linter",
  "lsp",
].map((name) => `packages/${name}/package.json`);

/** Pages whose examples name the version that a reader is to use: `v0.1.0`, `nf-lint@0.1.0`, `nf-lint-0.1.0`, "from 0.1.0 on". */
export const PAGES = ["README.md", "docs/ci.md"];

const EXAMPLES = /(?<=\bv|nf-lint@|nf-lint-|release, |from )\d+\.\d+\.\d+(?=[^\d.]|\.\s|$)/g;

/** The text with this version in its examples. */
export function withVersion(text, version) {
  return text.replace(EXAMPLES, version);
}

/** Releases of the changelog, the newest first: the version, its date, and what stands below the heading. */
export function changelogReleases(text) {
  const parts = text.split(/^## /m).slice(1);
  return parts.flatMap((part) => {
    const [, version, date] = /^\[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})\n/.exec(part) ?? [];
    // Links at the end of the file belong to no release.
    const notes = part.slice(part.indexOf("\n")).replace(/^\[[^\]]+\]: \S+$/gm, "");
    return version === undefined ? [] : [{ version, date, notes: notes.trim() }];
  });
}

/** What keeps this version from being released; empty where nothing does. */
export function obstacles(version) {
  const read = (file) => readFileSync(`${root}${file}`, "utf8");
  const manifests = MANIFESTS.filter((file) => JSON.parse(read(file)).version !== version);
  const pages = PAGES.filter((file) => withVersion(read(file), version) !== read(file));
  const [latest] = changelogReleases(read("CHANGELOG.md"));
  const extensionNotes = read("packages/vscode-extension/CHANGELOG.md").includes(`## ${version}\n`);
  return [
    ...manifests.map(
      (file) => `${file} has another version: ${manifestOf(file.replace("/package.json", "")).version}.`,
    ),
    ...pages.map((file) => `${file} has examples with another version.`),
    ...(latest?.version === version ? [] : [`CHANGELOG.md does not begin its releases with ## [${version}] - DATE.`]),
    ...(latest?.version === version && latest.notes === "" ? [`CHANGELOG.md says nothing about ${version}.`] : []),
    ...(extensionNotes ? [] : [`packages/vscode-extension/CHANGELOG.md has no ## ${version}.`]),
  ];
}
