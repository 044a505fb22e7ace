import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

const ROOT = join(import.meta.dirname, "../..");

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly needs?: string | readonly string[]; readonly steps: readonly { readonly run?: string }[] }
    >
  >;
}

const files = globSync(".github/workflows/*.yml", { cwd: ROOT }).sort();
const texts = files.map((file) => readFileSync(join(ROOT, file), "utf8"));
const commands = texts.map((text) =>
  Object.values((parse(text) as Workflow).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
);

test("there is one for CI and one for releases, and both can only read unless a job says more", () => {
  expect(files).toEqual([".github/workflows/ci.yml", ".github/workflows/release.yml"]);
  for (const text of texts) expect((parse(text) as Workflow).permissions).toEqual({ contents: "read" });
});

test("actions are pinned to a commit, with the version that it is", () => {
  const uses = texts.flatMap((text) => [...text.matchAll(/uses: (.*)/g)].map(([, action = ""]) => action));
  expect(uses.length).toBeGreaterThan(5);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("an image that is run is pinned by its digest, with the version that it is", () => {
  const images = commands.flat().flatMap((run) => /^docker run (?:--\S+ )*(\S+)/.exec(run)?.[1] ?? []);
  expect(images.length).toBe(1);
  for (const image of images) expect(image).toMatch(/^[\w/-]+:[\w.-]*\d[\w.-]*@sha256:[0-9a-f]{64}$/);
});

test("the release calls each script that there is, and no other, with a folder or the tag", () => {
  const called = (commands[1] ?? []).flatMap((run) => /^node tools\/release\/([\w-]+\.mjs) /.exec(run)?.[1] ?? []);
  const steps = globSync("*.mjs", { cwd: join(ROOT, "tools/release") });
  // What a person runs before the tag is there, and what the scripts share.
  const others = ["published-packages.mjs", "set-version.mjs", "tag.mjs", "version-places.mjs"];
  expect(called.toSorted()).toEqual(steps.filter((name) => !others.includes(name)).toSorted());
});

test("nothing is published before everything has been made and checked", () => {
  const { jobs } = parse(texts[1] ?? "") as Workflow;
  const needs = new Map(Object.entries(jobs).map(([name, job]) => [name, [job.needs ?? []].flat()]));
  expect(needs.get("files")).toEqual(["check"]);
  expect(needs.get("executables")).toEqual(["check"]);
  for (const name of ["npm", "marketplaces", "container"]) expect(needs.get(name)).toEqual(["files", "executables"]);
  expect(needs.get("page")).toEqual(["npm", "marketplaces", "container"]);
});
