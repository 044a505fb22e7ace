/**
 * `node tools/release/tag.mjs [REPOSITORY]`: makes the release of the version that stands in the manifests, in a clean checkout
 * with a built command. The tag's commit carries the built command, for hooks and the GitHub Action run it as it is; the commit
 * after takes it away again. So the tag is an ancestor of the branch, and `pre-commit autoupdate` goes to it and not beyond.
 * Nothing is pushed: what to push is printed.
 */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const repository = resolve(process.argv[2] ?? ".");
const git = (...args) => execFileSync("git", args, { cwd: repository, encoding: "utf8" }).trim();

const { version } = JSON.parse(readFileSync(join(repository, "packages/cli/package.json"), "utf8"));
/** The tag that moves on with each release of the same major version: `uses: nf-lint/nf-lint@v0`. */
const moving = `v${version.split(".")[0]}`;
const bundle = globSync("packages/cli/dist/*.{js,txt}", { cwd: repository }).sort();

const wrong =
  (git("status", "--porcelain") !== "" && "There are changes that are not committed.") ||
  (git("tag", "--list", `v${version}`) !== "" && `There is a tag v${version}.`) ||
  (!bundle.includes("packages/cli/dist/nf-lint.js") && "The command is not built.") ||
  (git("branch", "--show-current") === "" && "No branch is checked out: the tag has to be reachable from one.");
if (wrong) {
  console.error(wrong);
  process.exit(2);
}

git("add", "--force", ...bundle);
git("update-index", "--chmod=+x", "packages/cli/dist/nf-lint.js");
git("commit", "--quiet", "--message", `Release ${version}`);
git("tag", "--annotate", `v${version}`, "--message", `nf-lint ${version}`);
// Without a message of its own: pre-commit would take a tag that is an object for the newest release, and write v0.
git("tag", "--force", moving);
git("rm", "--quiet", "--cached", ...bundle);
git("commit", "--quiet", "--message", `The built command of ${version} is in its tag alone`);
const branch = git("branch", "--show-current");
console.log(`git push --atomic origin ${branch} v${version} && git push --force origin ${moving}`);
