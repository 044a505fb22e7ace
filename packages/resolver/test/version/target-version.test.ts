import { describe, expect, it } from "vitest";
import { createWorkspace, memoryFileSystem, NEWEST_KNOWN_VERSION, targetVersion } from "@nf-lint/resolver";

function target(manifest: string, wanted?: string) {
  const files = memoryFileSystem({ "/p/nextflow.config": manifest });
  const project = createWorkspace(files, { boundary: "/p" }).project("/p/nextflow.config");
  const [variant] = project.variants();
  if (variant === undefined) throw new Error("a project has at least one variant");
  return targetVersion(project.resolve(variant), wanted);
}

const demanding = (constraint: string) => `manifest.nextflowVersion = '${constraint}'`;

describe("targetVersion", () => {
  it.each([
    ["the lower bound", demanding("!>=24.04.0"), "24.04.0"],
    ["the newest known, where nothing is demanded", "process.cpus = 1", NEWEST_KNOWN_VERSION],
    ["the newest known, where the manifest is unreadable", demanding("~24.10"), NEWEST_KNOWN_VERSION],
    [
      "the newest known, where the manifest is not known",
      "manifest.nextflowVersion = System.getenv('V')",
      NEWEST_KNOWN_VERSION,
    ],
    ["the newest known, where only older ones are excluded by name", demanding("<>23.10.0"), NEWEST_KNOWN_VERSION],
    ["the upper bound, where there is no other", demanding("<=23.10.4"), "23.10.4"],
    ["the newest release below a bound that no release has", demanding("<26"), "25.12.0-edge"],
    ["the oldest release that fits", demanding("!>=24.09"), "24.09.0-edge"],
    ["the oldest release above a bound that is left out", demanding("!>24.10.6"), "24.10.8"],
    ["the number, where nothing of the kind was released", demanding("!>=30.04"), "30.04"],
  ])("assumes %s", (_, manifest, expected) => {
    expect(target(manifest).version.text).toBe(expected);
  });

  it("takes the wanted version over the manifest's", () => {
    const wanted = target(demanding(">=23.04.0"), "25.10.2");
    expect(wanted.version.text).toBe("25.10.2");
    expect(wanted.mayBeFrom("25.10.3")).toBe(false);
    expect(wanted.mayBeBefore("25.10")).toBe(false);
    expect(wanted.mayBeBefore("25.10.3")).toBe(true);
  });

  it("tells what is assumed from what is possible", () => {
    const open = target(demanding(">=24.10.0"));
    expect(open.isAtLeast("25.04")).toBe(false);
    expect(open.mayBeFrom("25.04")).toBe(true);
    expect(open.mayBeBefore("25.04")).toBe(true);
    expect(open.isAtLeast("24.10")).toBe(true);
    expect(open.mayBeBefore("24.10")).toBe(false);
  });

  it("asks the releases that exist, and leaves room for those to come", () => {
    expect(target(demanding("!>=24.09")).mayBeBefore("24.09.0-edge")).toBe(false);
    // 24.10.7 was never released, and nothing between 25.04.8 and the edge builds of May.
    expect(target(demanding("!>24.10.6,<24.10.8")).mayBeFrom("24.10.7")).toBe(true);
    expect(target(demanding("!>=25.04.0,<25.05")).mayBeFrom("25.04.9")).toBe(false);
    expect(target(demanding("!>=26.04,<28")).mayBeFrom("27.04")).toBe(true);
    expect(target(demanding("!>=26.04,<27.04")).mayBeFrom("27.04")).toBe(false);
  });

  it("finds in a stable release what came with the edge release of its number", () => {
    const stable = target("", "24.04.0");
    expect(stable.isAtLeast("24.04.0-edge")).toBe(true);
    expect(stable.mayBeFrom("24.04.0-edge")).toBe(true);
    expect(stable.mayBeBefore("24.04.0-edge")).toBe(false);
    expect(target("", "24.03.0-edge").isAtLeast("24.04.0-edge")).toBe(false);
  });
});
