import { toVectorJson } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import type { RunProcesses } from "@nf-lint/pipeline";
import type { Project } from "@nf-lint/resolver";
import type { OptionChange, SecretDisplay, VariantPair } from "./configuration-change.js";
import { maskOfProcesses } from "../processes.js";
import type { EndRuns } from "./end.js";

/** What a change makes of the processes of one pipeline, as its scripts call them. */
export interface ProcessChange {
  /** The root configuration, relative to the working directory. */
  readonly rootFile: string;
  /** Qualified names of processes that are called, or no longer; only where all of both sides are known. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What differs for processes that are called on both sides; an equal difference of several processes is one. */
  readonly directives: readonly DirectiveChange[];
}

export interface DirectiveChange extends Omit<OptionChange, "path"> {
  /** `memory`, `ext.args`. */
  readonly directive: string;
  /** Qualified names, sorted. */
  readonly processes: readonly string[];
}

/** A pipeline at one end of a change. */
export interface PipelineEnd {
  readonly project: Project;
  readonly runs: EndRuns;
}

/** The processes that differ between two states of a pipeline. Choices of profiles that Nextflow would end on a side are left out. */
export function compareProcesses(
  { before, after }: { readonly before: PipelineEnd; readonly after: PipelineEnd },
  pairs: readonly VariantPair[],
  secrets: SecretDisplay,
): Omit<ProcessChange, "rootFile"> {
  const runs = pairs.flatMap(({ name, past, now }) => {
    const [was, is] = [before.runs.of(before.project, past), after.runs.of(after.project, now)];
    return was?.ok === true && is?.ok === true ? [{ name, was, is }] : [];
  });
  const mask = maskOfProcesses(
    secrets === "shown"
      ? []
      : pairs.flatMap(({ past, now }) => [
          { config: past, secrets: before.runs.secrets(before.project, past) },
          { config: now, secrets: after.runs.secrets(after.project, now) },
        ]),
  );
  const shown = (directive: string, value: Value): Value =>
    secrets === "hidden" ? mask.value(["process", ...directive.split(".")], value) : value;
  return {
    added: missingFrom(runs.map(({ was, is }) => [was, is])),
    removed: missingFrom(runs.map(({ was, is }) => [is, was])),
    directives: directiveChanges(runs).map(({ before: past, after: now, ...change }) => ({
      ...change,
      ...(past && { before: shown(change.directive, past) }),
      ...(now && { after: shown(change.directive, now) }),
    })),
  };
}

/** The names of the second of each pair that the first does not have, where both lists are closed. */
function missingFrom(pairs: readonly (readonly [RunProcesses, RunProcesses])[]): readonly string[] {
  const found = new Set<string>();
  for (const [some, others] of pairs) {
    if (!some.isClosed || !others.isClosed) continue;
    const known = new Set(some.processes.map(({ called }) => called.qualifiedName));
    for (const { called } of others.processes) if (!known.has(called.qualifiedName)) found.add(called.qualifiedName);
  }
  return [...found].sort();
}

interface ComparedRun {
  readonly name: string;
  readonly was: RunProcesses;
  readonly is: RunProcesses;
}

interface Difference {
  readonly directive: string;
  readonly before?: Value;
  readonly after?: Value;
  /** The variants of each process. */
  readonly processes: Map<string, string[]>;
}

function directiveChanges(runs: readonly ComparedRun[]): readonly DirectiveChange[] {
  const differences = new Map<string, Difference>();
  for (const { name, was, is } of runs) {
    const past = new Map(was.processes.map((process) => [process.called.qualifiedName, process]));
    for (const { called, directives } of is.processes) {
      const before = past.get(called.qualifiedName)?.directives;
      if (before === undefined) continue;
      for (const directive of new Set([...directives.keys(), ...before.keys()])) {
        const [former, present] = [before.get(directive)?.value, directives.get(directive)?.value];
        const [a, b] = [textOf(former), textOf(present)];
        if (a === b) continue;
        const key = JSON.stringify([directive, a, b]);
        const difference = differences.get(key) ?? {
          directive,
          ...(former && { before: former }),
          ...(present && { after: present }),
          processes: new Map<string, string[]>(),
        };
        differences.set(key, difference);
        const variants = difference.processes.get(called.qualifiedName);
        if (variants === undefined) difference.processes.set(called.qualifiedName, [name]);
        else variants.push(name);
      }
    }
  }
  return [...differences.values()].flatMap((difference) => byVariants(difference, runs.length));
}

/** Processes that differ in the same variants are told together. */
function byVariants({ processes, ...difference }: Difference, count: number): readonly DirectiveChange[] {
  const groups = new Map<string, { readonly processes: string[]; readonly variants: readonly string[] }>();
  for (const [process, variants] of processes) {
    const key = JSON.stringify(variants);
    const group = groups.get(key) ?? { processes: [], variants: variants.length === count ? [] : variants };
    group.processes.push(process);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...difference, ...group, processes: group.processes.sort() }));
}

/** Equal for values that are the same, wherever they were set; of a closure its code, and what it is seen to return. */
function textOf(value: Value | undefined): string {
  if (value?.kind !== "lazy") return value === undefined ? "" : JSON.stringify(toVectorJson(value));
  const returned = value.complete ? value.returns.map((one) => toVectorJson(one)) : [];
  return JSON.stringify([value.source.replace(/\s+/g, " "), returned]);
}
