import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { configToVectorJson, createWorkspace, memoryFileSystem } from "../src/index.js";
import type { ResolvedConfig } from "../src/index.js";

const shared = fileURLToPath(new URL("../../../../shared", import.meta.url));
const vectors = join(shared, "vectors");
const present = existsSync(vectors);
if (!present)
  console.log("skipped: the vectors with Nextflow's own answers are not beside this checkout (../shared/vectors)");

interface Case {
  readonly profiles: readonly string[];
  readonly cliParams: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly vars: { readonly projectDir: string; readonly launchDir: string };
  readonly ok: boolean;
  readonly error?: {
    readonly errors: readonly { readonly file: string; readonly line: number }[];
    readonly at: readonly { readonly file: string; readonly line: number }[];
  };
}

const candidates = mkdtempSync(join(tmpdir(), "nf-lint-vectors-"));
afterAll(() => {
  rmSync(candidates, { recursive: true });
});

/** All files below a folder, laid at `to` in memory. */
function folder(from: string, to: string): [string, string][] {
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, string] => [
      `${to}/${relative(from, path).replaceAll("\\", "/")}`,
      readFileSync(path, "utf8"),
    ]);
}

function filesOf(name: string, projectDir: string): ReadonlyMap<string, string> {
  return new Map([
    ...folder(join(vectors, "projects", name), projectDir),
    ...(name.startsWith("synthetic__")
      ? []
      : folder(join(shared, "corpus", "nf-core-configs"), "/pipelines/nf-core__configs")),
  ]);
}

function casesOf(name: string): readonly string[] {
  return readdirSync(join(vectors, "resolved", name));
}

function resolveCase(files: ReadonlyMap<string, string>, one: Case, others: "absent" | "unknown"): ResolvedConfig {
  const { projectDir, launchDir } = one.vars;
  const workspace = createWorkspace(memoryFileSystem(files), {
    boundary: projectDir.slice(0, projectDir.lastIndexOf("/")),
    params: one.cliParams,
    env: one.env,
    projectDir,
    launchDir,
    otherVariables: others,
    otherParams: others === "absent" ? "null" : "unknown",
  });
  const project = workspace.project(`${projectDir}/${one.files[0] ?? ""}`);
  return project.resolve({ name: one.profiles.join(",") || "(none)", profiles: one.profiles });
}

/** Where Nextflow says the error is; `undefined` where it gives no place. */
function errorPlace({ error }: Case): string | undefined {
  const first = error?.errors[0] ?? error?.at[0];
  return first && `${first.file}:${first.line}`;
}

describe.skipIf(!present)("what Nextflow's own evaluator gives", () => {
  const names = present ? readdirSync(join(vectors, "resolved")) : [];
  const rejections: string[] = [];

  for (const others of ["absent", "unknown"] as const) {
    it(`is what we give, or unknown, where further params and variables are ${others}`, () => {
      const out = join(candidates, others);
      for (const name of names) {
        mkdirSync(join(out, name), { recursive: true });
        const texts = new Map<string, ReadonlyMap<string, string>>();
        for (const file of casesOf(name)) {
          const one = JSON.parse(readFileSync(join(vectors, "resolved", name, file), "utf8")) as Case;
          const { projectDir } = one.vars;
          const files = texts.get(projectDir) ?? filesOf(name, projectDir);
          texts.set(projectDir, files);
          const resolved = resolveCase(files, one, others);
          const { rejection } = resolved;
          const place = rejection && `${relative(projectDir, rejection.place.file)}:${rejection.place.loc.start.line}`;
          if (others === "absent" && (one.ok ? place : errorPlace(one) !== undefined && errorPlace(one) !== place)) {
            rejections.push(
              `${name}/${file}: ${place ?? "accepted"} (${rejection?.message ?? ""}), Nextflow: ${errorPlace(one) ?? "accepted"}`,
            );
          }
          const ok = rejection === undefined;
          writeFileSync(
            join(out, name, file),
            JSON.stringify({ ok, vars: one.vars, config: configToVectorJson(resolved) }),
          );
        }
      }
      const score = execFileSync("python3", [join(vectors, "score.py"), out, "--list", "wrong,missing,extra,unknown"], {
        encoding: "utf8",
      });
      console.log(score);
      const total = /^TOTAL\s+\d+\s+\d+\s+([\d.]+)%.*?(\d+)\/(\d+)\s*$/m.exec(score);
      const [equal, agreed, failing] = (total ?? []).slice(1).map(Number);
      expect(score).not.toMatch(/^(wrong|missing|extra|rejected): /m);
      expect(equal).toBeGreaterThanOrEqual(99);
      if (others === "absent") expect(agreed).toBe(failing);
    });
  }

  it("is rejected where we reject it, at the same file and line", () => {
    expect(rejections).toEqual([]);
  });
});

interface SyntaxCase {
  readonly name: string;
  readonly source: string;
  readonly v2: {
    readonly ok: boolean;
    readonly config?: unknown;
    readonly errors?: readonly { readonly line?: number; readonly message: string }[];
  };
}

describe.skipIf(!present)("the one-file cases", () => {
  /** Nextflow's answer depends on the folder that the vectors were made in, or is an accident of how they were written down. */
  const NOT_COMPARED: ReadonlySet<string> = new Set(["launchDir", "inclHttp"]);
  const cases = present
    ? (JSON.parse(readFileSync(join(vectors, "syntax-cases.json"), "utf8")) as { cases: readonly SyntaxCase[] }).cases
    : [];

  it.each(cases.filter(({ name }) => !NOT_COMPARED.has(name)))("$name", ({ source, v2 }) => {
    const resolved = resolveText(source);
    const line = v2.errors?.[0]?.line;
    if (!v2.ok) {
      expect(resolved.rejection).toBeDefined();
      if (line !== undefined) expect(resolved.rejection?.place.loc.start.line).toBe(line);
      return;
    }
    expect(resolved.rejection).toBeUndefined();
    const truth = v2.config ?? {};
    if (v2.config !== undefined)
      expect(withoutUnknown(configToVectorJson(resolved), truth)).toEqual(withoutEmpty(truth));
  });

  function resolveText(source: string): ResolvedConfig {
    const files = new Map([
      ["/proj/nextflow.config", source],
      ["/proj/sub/inc2.config", "process.disk = '5 GB'"],
    ]);
    const env = { PATH: "/usr/bin:/bin", HOME: "/home/user" };
    const workspace = createWorkspace(memoryFileSystem(files), {
      boundary: "/proj",
      env,
      otherVariables: "absent",
      otherParams: "null",
    });
    return workspace.project("/proj/nextflow.config").resolve({ name: "(none)", profiles: [] });
  }
});

/** `ours` with Nextflow's value wherever ours is unknown, and closures as the cases write them. */
function withoutUnknown(ours: unknown, truth: unknown): unknown {
  if (typeof ours !== "object" || ours === null) return ours;
  if (Array.isArray(ours))
    return ours.map((item, index) => withoutUnknown(item, (truth as readonly unknown[] | undefined)?.[index]));
  if ("$unknown" in ours) return truth;
  if ("$closure" in ours) return "<closure>";
  if ("$memory" in ours || "$duration" in ours || "$path" in ours) return truth;
  return Object.fromEntries(
    Object.entries(ours).map(([key, value]) => [
      key,
      withoutUnknown(value, (truth as Record<string, unknown> | undefined)?.[key]),
    ]),
  );
}

/** Nextflow makes some scopes whether anything is set in them or not. */
function withoutEmpty(config: unknown): unknown {
  return Object.fromEntries(Object.entries(config as object).filter(([, value]) => JSON.stringify(value) !== "{}"));
}
