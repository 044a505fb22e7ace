import { memoryFileSystem } from "@nf-lint/resolver";
import { createLinter } from "../../src/index.js";
import type { NetworkHost } from "../../src/index.js";

export interface Pipeline {
  /** The image of the one process, which each run comes to. */
  readonly image?: string;
  /** The entry script, where it is another. */
  readonly script?: string;
  readonly nextflow?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The hosts of a project with one configuration and one script. */
export function hostsOf(config: string, { image, script, nextflow, env }: Pipeline = {}): readonly NetworkHost[] {
  const container = image === undefined ? "" : `container '${image}'`;
  const whole = `process A {\n    ${container}\n    script:\n    'true'\n}\nworkflow {\n    A()\n}\n`;
  const network = createLinter({
    cwd: "/p",
    fileSystem: memoryFileSystem({ "/p/nextflow.config": config, "/p/main.nf": script ?? whole }),
    settingsFile: "none",
    settings: { ...(nextflow !== undefined && { nextflow }), ...(env !== undefined && { env }) },
  }).network("/p");
  if (!network.ok) throw new Error(JSON.stringify(network.failures));
  return network.hosts;
}

/** The needs by host, with the port where it is not 443; the surest of several. */
export function needs(hosts: readonly NetworkHost[]): Record<string, string> {
  const sorted = hosts.toSorted((a, b) => ORDER.indexOf(b.need) - ORDER.indexOf(a.need));
  return Object.fromEntries(
    sorted.map(({ host, port, need }) => [port === 443 ? host : `${host}:${String(port)}`, need]),
  );
}

const ORDER = ["required", "conditional", "optional", "unknown"];

/** The row of a host. */
export function rowOf(hosts: readonly NetworkHost[], name: string): NetworkHost | undefined {
  return hosts.find(({ host }) => host === name);
}
