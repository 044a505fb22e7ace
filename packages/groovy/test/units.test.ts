import { describe, expect, it } from "vitest";
import { jsonOf } from "./evaluate-text.js";

const GB = 2 ** 30;

describe("memory", () => {
  it.each<[string, unknown]>([
    ["8.GB", { $memory: 8 * GB }],
    ["1.5.GB", { $memory: 1.5 * GB }],
    ["(2 * 4).gb", { $memory: 8 * GB }],
    ["100.B", { $memory: 100 }],
    ["8.GB * 2", { $memory: 16 * GB }],
    ["2 * 8.GB", { $memory: 16 * GB }],
    ["1.B * 2.9", { $memory: 2 }],
    ["8.GB / 3", { $memory: 2863311531 }],
    ["8.GB + 1.GB - 2.GB", { $memory: 7 * GB }],
    ["8.GB + null", { $memory: 8 * GB }],
    ["new nextflow.util.MemoryUnit('1.5 GB')", { $memory: 1.5 * GB }],
    ["MemoryUnit.of('2 KB')", { $memory: 2048 }],
    ['"${8.GB} ${1500.MB} ${1.5.GB} ${0.B} ${1023.KB} ${1.TB}"', "8 GB 1.5 GB 1.5 GB 0 1023 KB 1 TB"],
    ["8.GB.toGiga()", 8],
    ["8.GB.toMega()", 8192],
    ["1.5.GB.toGiga()", 1],
    ["8.GB.mega", 8192],
    ["8.GB.toUnit('MB')", 8192],
    ["8.GB > 4.GB", true],
    ["8.GB == '8 GB'", true],
    ["1.KB == 1024", true],
    ["8.GB > null", false],
    ["1.GB.compareTo(2.GB)", -1],
    ["[1.GB, 3.GB, 2.GB].max()", { $memory: 3 * GB }],
    ["0.GB ? 1 : 2", 2],
    ["1.GB instanceof MemoryUnit", true],
    ["'8 GB' as nextflow.util.MemoryUnit", { $memory: 8 * GB }],
    ["'7 GB' as MemoryUnit", { $memory: 7 * GB }],
    ['"${3 + 4} GB" as MemoryUnit', { $memory: 7 * GB }],
    ["2048.9 as MemoryUnit", { $memory: 2048 }],
    ["null as MemoryUnit", null],
    ["8.GB as MemoryUnit", { $memory: 8 * GB }],
    ["'much' as MemoryUnit", "throws IllegalArgumentException"],
    ["-1 as MemoryUnit", "throws AssertionError"],
    ["new MemoryUnit('8 parsecs')", "throws IllegalArgumentException"],
    ["1.GB - 2.GB", "throws AssertionError"],
    ["1.GB + 1", "throws MissingMethodException"],
    ["1.GB > 'much'", "throws IllegalArgumentException"],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });
});

describe("durations", () => {
  it.each<[string, unknown]>([
    ["4.h", { $duration: 14_400_000 }],
    ["2.d", { $duration: 172_800_000 }],
    ["2.5.h", { $duration: 9_000_000 }],
    ["1.m + 30.s", { $duration: 90_000 }],
    ["1.h * 1.5", { $duration: 5_400_000 }],
    ["2 * 1.h", { $duration: 7_200_000 }],
    ["1.h / 4", { $duration: 900_000 }],
    ["Duration.of('1d 3h 10min')", { $duration: 97_800_000 }],
    ["new Duration('01:02:03')", { $duration: 3_723_000 }],
    ["'4h' as Duration", { $duration: 14_400_000 }],
    ["1500 as nextflow.util.Duration", { $duration: 1500 }],
    ["'soon' as Duration", "throws IllegalArgumentException"],
    ['"${1.h} ${90.min} ${36.h} ${1500.ms} ${61.s} ${15.s} ${5.ms}"', "1h 1h 30m 1d 12h 1.5s 1m 1s 15s 5ms"],
    ["1.h < 2.h", true],
    ["60.min == '1h'", true],
    ["1.d.toHours()", 24],
    ["90.s.toMinutes()", 1],
    ["1.s.millis", 1000],
    ["new Duration('soon')", "throws IllegalArgumentException"],
    ["1.h - 2.h", "throws AssertionError"],
    ["1.h == 1.GB", "throws IllegalArgumentException"],
    ["0.MB == 0.MB", "throws PowerAssertionError"],
    ["5 > 0.s", "throws PowerAssertionError"],
    ["8.GB > 0.MB", true],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });
});
