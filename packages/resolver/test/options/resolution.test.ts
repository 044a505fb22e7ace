import { describe, expect, it } from "vitest";
import type { ResolvedOption } from "../../src/index.js";
import { at, resolve } from "../in-memory.js";

function story(option: ResolvedOption | undefined): readonly string[] {
  return option === undefined
    ? []
    : [...option.overrode, option].map(({ place, profile }) => at(place) + (profile ? ` ${profile}` : ""));
}

describe("provenance", () => {
  const files = {
    "nextflow.config":
      "process.queue = 'a'\nincludeConfig 'b.config'\nprofiles { p {\n process.queue = 'c'\n includeConfig 'd.config' } }\nprocess {\n queue = 'e' }",
    "b.config": "process.queue = 'b'\nprocess.queue = 'b2'",
    "d.config": "process.queue = 'd'",
  };

  it("tells all that an option overrode, the oldest first", () => {
    expect(story(resolve(files).option("process.queue"))).toEqual([
      "nextflow.config:1",
      "b.config:1",
      "b.config:2",
      "nextflow.config:7",
    ]);
  });

  it("names the profile, also through an include", () => {
    expect(story(resolve(files, "p").option("process.queue"))).toEqual([
      "nextflow.config:1",
      "b.config:1",
      "b.config:2",
      "nextflow.config:4 p",
      "d.config:1 p",
      "nextflow.config:7",
    ]);
  });

  it("tells it of a param once, though included files hold params too", () => {
    const config = resolve({
      "nextflow.config": "params.a = 1\nincludeConfig 'b.config'\nparams.a = 4",
      "b.config": "params.a = 2\nincludeConfig 'c.config'",
      "c.config": "params.a = 3",
    });
    expect(story(config.option("params.a"))).toEqual([
      "nextflow.config:1",
      "b.config:1",
      "c.config:1",
      "nextflow.config:3",
    ]);
  });

  it("crosses the replacement of a map by a map", () => {
    const config = resolve("process.labels.a = 1\nprocess.labels = [\n a: 2,\n b: 2]\nprocess.labels = [\n a: 3]");
    expect(story(config.option("process.labels"))).toEqual([
      "nextflow.config:1",
      "nextflow.config:2",
      "nextflow.config:5",
    ]);
    expect(story(config.option("process.labels.a"))).toEqual([
      "nextflow.config:1",
      "nextflow.config:3",
      "nextflow.config:6",
    ]);
    expect(config.option("process.labels.b")).toBeUndefined();
  });

  it("counts what dotted names added to a map as part of it", () => {
    const config = resolve("process.labels = [a: 1]\nprocess.labels.b = 2\nprocess.labels = [c: 3]");
    expect(story(config.option("process.labels"))).toEqual([
      "nextflow.config:1",
      "nextflow.config:2",
      "nextflow.config:3",
    ]);
  });

  it("tells of a map that an include merged into another", () => {
    const config = resolve({
      "nextflow.config": "process.labels = [a: 1]\nincludeConfig 'b.config'",
      "b.config": "process.labels = [b: 2]",
    });
    expect(story(config.option("process.labels"))).toEqual(["nextflow.config:1", "b.config:1"]);
    expect(story(config.option("process.labels.a"))).toEqual(["nextflow.config:1"]);
    expect(story(config.option("process.labels.b"))).toEqual(["b.config:1"]);
  });

  it("places the name, and the value on its own", () => {
    const option = resolve("process { ext.args = '-x' }").option("process.ext.args");
    expect(option?.place.range).toEqual([10, 18]);
    expect(option?.valuePlace.range).toEqual([21, 25]);
  });
});

describe("reading", () => {
  const config = resolve(
    "manifest { name = 'x' }\nprocess.ext.args = 1\nprocess { withName: A { cpus = 2 } }\nmanifest.version = '1'\nempty.map = [:]",
  );

  it("gives a scope as a map, and nothing for what is not set", () => {
    const value = config.value("process");
    expect(value?.kind === "known" && value.value instanceof Map && [...value.value.keys()]).toEqual([
      "ext",
      "withName:A",
    ]);
    expect(config.value("process.none")).toBeUndefined();
    expect(config.value("manifest.name.deeper")).toBeUndefined();
  });

  it("lists the leaves, an empty map among them", () => {
    expect(config.options().map(({ path }) => path.join("."))).toEqual([
      "manifest.name",
      "manifest.version",
      "process.ext.args",
      "process.withName:A.cpus",
      "empty.map",
    ]);
    expect(config.options(["process", "withName:A"]).map(({ path }) => path.at(-1))).toEqual(["cpus"]);
  });

  it("says where a scope is opened, by blocks and by dotted names", () => {
    expect(config.scopePlaces("manifest").map(at)).toEqual(["nextflow.config:1", "nextflow.config:4"]);
    expect(config.scopePlaces("process").map(at)).toEqual(["nextflow.config:2", "nextflow.config:3"]);
    expect(config.scopePlaces("process.ext").map(({ range }) => range)).toEqual([[24, 35]]);
    expect(config.scopePlaces(["process", "withName:A"]).map(at)).toEqual(["nextflow.config:3"]);
    expect(config.scopePlaces("process.ext.args")).toEqual([]);
  });
});
