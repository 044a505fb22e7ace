import { describe, expect, it } from "vitest";
import { at, configOf, resolve } from "./in-memory.js";

const root = [
  "process.queue = 'base'",
  "params.x = 1",
  "params.y = params.z",
  "process.resourceLabels = [a: 1]",
  "profiles { prod { process.queue = 'prod'\n process.ext.a = 1 } }",
].join("\n");

/** Each as Nextflow's own evaluator answers it. */
describe("a further configuration, as -c takes it", () => {
  const inst =
    "process.queue = 'inst'\nprocess.resourceLabels = [b: 2]\nparams.z = 5\nprofiles { prod { process.time = 1 } }";
  const files = { "nextflow.config": root, "/i/inst.config": inst };
  const options = { configs: ["/i/inst.config"], otherParams: "null" } as const;

  it("beats a profile of the file before, and its maps are merged", () => {
    expect(configOf(files, "prod", options)).toEqual({
      process: { queue: "inst", resourceLabels: { a: 1, b: 2 }, ext: { a: 1 }, time: 1 },
      params: { x: 1, y: null, z: 5 },
    });
  });

  it("sees none of the params before it, but those given at launch", () => {
    const more = {
      "nextflow.config": "params.x = 1",
      "/p/c.config": "params.x = 2\nparams.seen = params.x\nparams.w = params.v",
    };
    const further = { configs: ["/p/c.config"], otherParams: "null" } as const;
    expect(configOf(more, "", further)).toEqual({ params: { x: 2, seen: 2, w: null } });
    expect(configOf(more, "", { ...further, params: { x: "7" } })).toEqual({ params: { x: 7, seen: 7, w: null } });
  });

  it("comes after those named before it", () => {
    const two = { "nextflow.config": "a.x = 1", "/p/1.config": "a.x = 2\na.y = 2", "/p/2.config": "a.x = 3" };
    expect(configOf(two, "", { configs: ["/p/1.config", "/p/2.config"] })).toEqual({ a: { x: 3, y: 2 } });
    expect(configOf(two, "", { configs: ["/p/2.config", "/p/1.config"] })).toEqual({ a: { x: 2, y: 2 } });
  });

  it("says what it overrode, and declares profiles", () => {
    const config = resolve(files, "prod", options);
    const queue = config.option("process.queue");
    expect(queue && at(queue.place)).toBe("/i/inst.config:1");
    expect(queue?.overrode.map(({ place }) => at(place))).toEqual(["nextflow.config:1", "nextflow.config:5"]);
    const declared = { "nextflow.config": "a.x = 1", "/i/inst.config": "profiles { site { a.x = 2 } }" };
    expect(resolve(declared, "site", options).rejection).toBeUndefined();
    expect(configOf(declared, "site", options)).toEqual({ a: { x: 2 } });
  });

  it("includes what lies beside it, wherever it lies itself, and nobody else may", () => {
    const beside = { "/i/inst.config": "includeConfig 'more.config'", "/i/more.config": "a.x = 1" };
    expect(configOf({ "nextflow.config": "", ...beside }, "", options)).toEqual({ a: { x: 1 } });
    const stranger = resolve({ "nextflow.config": "includeConfig '/i/more.config'", ...beside }, "", options);
    expect(stranger.includes.map(({ target }) => target.kind)).toEqual(["unreadable", "file"]);
  });

  it("lets closures read the params that all files together leave", () => {
    const late = {
      "nextflow.config": "params.s = 'a'\nprocess.errorStrategy = { params.s }",
      "/i/inst.config": "params.s = 'b'",
    };
    expect(resolve(late, "", options).value("process.errorStrategy")).toMatchObject({ returns: [{ value: "b" }] });
  });

  it("makes all unknown where it cannot be read", () => {
    expect(resolve({ "nextflow.config": "a.x = 1" }, "", options).value("a.x")?.kind).toBe("unknown");
  });
});
