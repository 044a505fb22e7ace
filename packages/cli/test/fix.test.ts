import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { nodeFileSystem } from "@nf-lint/linter/node";
import { describe, expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const LOOSE = "manifest.nextflowVersion = '>=25.04.0'\n";
const PINNED = "manifest.nextflowVersion = '!>=25.04.0'\n";

const read = (directory: string, file = "nextflow.config"): string => readFileSync(join(directory, file), "utf8");

describe("--fix", () => {
  test("writes what it mends, and says so", async () => {
    const directory = projectDirectory({
      "nextflow.config": LOOSE,
      "a/nextflow.config": `${LOOSE}process.cpuss = 1\n`,
    });
    expect(await runIn(directory, ["--fix"])).toEqual({
      status: 0,
      stdout: "No problems in 2 files, 1 project.\n",
      stderr: "nf-lint: Fixed 3 problems in 2 files.\n",
    });
    expect(read(directory)).toBe(PINNED);
    expect(read(directory, "a/nextflow.config")).toBe(`${PINNED}process.cpus = 1\n`);
    expect(readdirSync(directory)).toEqual(["a", "nextflow.config"]);
  });

  test("reports what is left, which is what the status and the formats are about", async () => {
    const directory = projectDirectory({ "nextflow.config": `${LOOSE}process.executor = 'google-batch'\n` });
    const { status, stdout } = await runIn(directory, [
      "--fix",
      "--rule",
      "pin-nextflow-version: error",
      "--format",
      "json",
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ ruleId: "require-resource-labels", range: { start: { line: 2 } } }],
      summary: { errors: 0, warnings: 1 },
    });
    const unfixed = await runIn(directory, ["--fix", "--rule", "require-resource-labels: error"]);
    expect(unfixed).toMatchObject({ status: 1, stderr: "" });
  });

  test("does not touch a file that has nothing to mend", async () => {
    const directory = projectDirectory({ "nextflow.config": PINNED });
    utimesSync(join(directory, "nextflow.config"), 1000, 1000);
    expect(await runIn(directory, ["--fix"])).toMatchObject({ status: 0, stderr: "" });
    expect(statSync(join(directory, "nextflow.config")).mtimeMs).toBe(1_000_000);
  });

  test("keeps CRLF and the mode of the file, and takes a byte order mark off", async () => {
    const directory = projectDirectory({ "nextflow.config": `\ufeff${LOOSE.replace("\n", "\r\n")}` });
    chmodSync(join(directory, "nextflow.config"), 0o640);
    await runIn(directory, ["--fix"]);
    expect(read(directory)).toBe(PINNED.replace("\n", "\r\n"));
    expect(statSync(join(directory, "nextflow.config")).mode & 0o777).toBe(0o640);
  });

  test("writes through a link, which stays one", async () => {
    const directory = projectDirectory({ "real/base.txt": LOOSE });
    symlinkSync("real/base.txt", join(directory, "nextflow.config"));
    expect(await runIn(directory, ["--fix"])).toMatchObject({ status: 0 });
    expect(lstatSync(join(directory, "nextflow.config")).isSymbolicLink()).toBe(true);
    expect(read(directory, "real/base.txt")).toBe(PINNED);
  });

  test("leaves a file outside of the project alone", async () => {
    const outside = projectDirectory({ "base.config": LOOSE });
    const directory = projectDirectory({ ".git/HEAD": "" });
    symlinkSync(join(outside, "base.config"), join(directory, "nextflow.config"));
    await runIn(directory, ["--fix"]);
    expect(read(outside, "base.config")).toBe(LOOSE);
  });

  test("tells of a read-only file in one line, and mends the others", async () => {
    const directory = projectDirectory({ "nextflow.config": LOOSE, "a/nextflow.config": LOOSE });
    chmodSync(join(directory, "nextflow.config"), 0o444);
    const { status, stdout, stderr } = await runIn(directory, ["--fix"]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      "nf-lint: Fixed 1 problem in 1 file.\nnf-lint: nextflow.config: has fixes, and is read-only.\n",
    );
    expect(stdout).toContain("nextflow.config:1:1  warning");
    expect(read(directory)).toBe(LOOSE);
    expect(read(directory, "a/nextflow.config")).toBe(PINNED);
  });

  test("does not overwrite what somebody saved meanwhile", async () => {
    const directory = projectDirectory({ "nextflow.config": LOOSE });
    const file = join(directory, "nextflow.config");
    const disk = nodeFileSystem();
    let reads = 0;
    const fileSystem = {
      ...disk,
      readFile: (path: string) => {
        const result = disk.readFile(path);
        if (path === file && ++reads === 1) writeFileSync(file, `// saved\n${LOOSE}`);
        return result;
      },
    };
    const { status, stderr } = await runIn(directory, ["--fix"], { fileSystem });
    expect(status).toBe(2);
    expect(stderr).toContain(
      "nf-lint: nextflow.config: changed while nf-lint was at work, and was left as it is. Run nf-lint again.\n",
    );
    expect(read(directory)).toBe(`// saved\n${LOOSE}`);
  });

  test("keeps the further names of a file, and tells of them", async () => {
    const directory = projectDirectory({ "nextflow.config": LOOSE });
    linkSync(join(directory, "nextflow.config"), join(directory, "other.txt"));
    expect((await runIn(directory, ["--fix"])).stderr).toBe(
      "nf-lint: Fixed 1 problem in 1 file.\nnf-lint: nextflow.config has 1 further name (hard links), fixed with it.\n",
    );
    expect(read(directory, "other.txt")).toBe(PINNED);
    expect(statSync(join(directory, "nextflow.config")).nlink).toBe(2);
  });

  test("names what it wrote where it could not write all", async () => {
    const directory = projectDirectory({ "nextflow.config": LOOSE, "a/nextflow.config": LOOSE });
    const writeFile = (path: string): void => {
      if (path.includes("/a/")) throw new Error("ENOSPC: no space left on device");
    };
    const { status, stderr } = await runIn(directory, ["--fix"], { writeFile });
    expect(status).toBe(2);
    expect(stderr).toContain("nf-lint: Fixed 1 problem in 1 file: nextflow.config.\n");
    expect(stderr).toContain("nf-lint: a/nextflow.config: could not be written: ENOSPC");
  });

  test("mends only what was asked for", async () => {
    const directory = projectDirectory({ "nextflow.config": LOOSE, "b/nextflow.config": LOOSE });
    await runIn(directory, ["--fix", "b"]);
    expect(read(directory)).toBe(LOOSE);
    expect(read(directory, "b/nextflow.config")).toBe(PINNED);
  });

  test("makes nothing of a file that cannot be read", async () => {
    const directory = projectDirectory({ "nextflow.config": LOOSE, "bad.config": new Uint8Array([97, 61, 0xe4, 10]) });
    expect((await runIn(directory, ["--fix"])).status).toBe(2);
    expect(readFileSync(join(directory, "bad.config"))).toEqual(Buffer.from([97, 61, 0xe4, 10]));
    expect(read(directory)).toBe(PINNED);
  });
});

describe("--fix-dry-run", () => {
  const FILES = {
    "nextflow.config": `${LOOSE}includeConfig 'conf/a.config'\n`,
    "conf/a.config": "process {\r\n  cpuss = 1\r\n}",
  };

  test("prints a diff, and the report elsewhere", async () => {
    const directory = projectDirectory(FILES);
    const { status, stdout, stderr } = await runIn(directory, ["--fix-dry-run"]);
    expect(stdout).toBe(`\
--- a/conf/a.config
+++ b/conf/a.config
@@ -1,3 +1,3 @@
 process {\r
-  cpuss = 1\r
+  cpus = 1\r
 }
\\ No newline at end of file
--- a/nextflow.config
+++ b/nextflow.config
@@ -1,2 +1,2 @@
-manifest.nextflowVersion = '>=25.04.0'
+manifest.nextflowVersion = '!>=25.04.0'
 includeConfig 'conf/a.config'
`);
    expect(stderr).toBe("No problems in 2 files, 1 project.\nnf-lint: Would fix 2 problems in 2 files.\n");
    expect(status).toBe(0);
    expect(read(directory)).toBe(FILES["nextflow.config"]);
  });

  test("prints what git can apply, with what --fix makes as the outcome", async () => {
    const directory = projectDirectory(FILES);
    const { stdout } = await runIn(directory, ["--fix-dry-run"]);
    execFileSync("git", ["apply", "-"], { cwd: directory, input: stdout });
    const fixed = projectDirectory(FILES);
    await runIn(fixed, ["--fix"]);
    for (const file of Object.keys(FILES)) expect(read(directory, file)).toBe(read(fixed, file));
    expect(read(directory)).toContain(PINNED);
  });

  test("prints nothing where there is nothing to mend", async () => {
    const { stdout, stderr } = await runIn(projectDirectory({ "nextflow.config": PINNED }), ["--fix-dry-run"]);
    expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "No problems in 1 file, 1 project.\n" });
  });

  test("is coloured on a terminal, without control characters of the files", async () => {
    const directory = projectDirectory({ "nextflow.config": `// \u001b[2J\n${LOOSE}` });
    const { stdout } = await runIn(directory, ["--fix-dry-run"], { isTTY: true });
    expect(stdout).toContain("\u001b[32m+manifest");
    expect(stdout).not.toContain("\u001b[2J");
  });
});

describe("--stdin", () => {
  test("lints a text in the place of a file, on the disk or not", async () => {
    const directory = projectDirectory({
      "nextflow.config": `${PINNED}includeConfig 'conf/a.config'\n`,
      "conf/a.config": "process.cpus = 1\n",
    });
    const lint = async (file: string): Promise<string> =>
      (await runIn(directory, ["--stdin", "--stdin-filename", file], { stdin: "process.cpuss = 1\n" })).stdout;
    expect(await lint("conf/a.config")).toContain("conf/a.config:1:1  warning");
    expect(await lint("conf/new.config")).toContain("conf/new.config:1:1  warning");
    expect(read(directory, "conf/a.config")).toBe("process.cpus = 1\n");
    expect(existsSync(join(directory, "conf/new.config"))).toBe(false);
  });

  test("with --fix prints the text mended, and the report elsewhere", async () => {
    const directory = projectDirectory({ "nextflow.config": "// on the disk\n" });
    const argv = ["--fix", "--stdin", "--stdin-filename", "nextflow.config"];
    expect(await runIn(directory, argv, { stdin: LOOSE.replace("\n", "\r\n") })).toEqual({
      status: 0,
      stdout: PINNED.replace("\n", "\r\n"),
      stderr: "No problems in 1 file, 1 project.\nnf-lint: Fixed 1 problem in 1 file.\n",
    });
    expect((await runIn(directory, argv, { stdin: `\ufeff${PINNED}` })).stdout).toBe(PINNED);
    expect(read(directory)).toBe("// on the disk\n");
  });

  test("with --fix-dry-run prints a diff", async () => {
    const argv = ["--fix-dry-run", "--stdin", "--stdin-filename", "nextflow.config"];
    expect((await runIn(projectDirectory({}), argv, { stdin: LOOSE })).stdout).toMatch(
      /^--- a\/nextflow\.config\n\+\+\+ b\/nextflow\.config\n@@ -1,1 \+1,1 @@\n/,
    );
  });
});

describe("wrong usage", () => {
  test.each([
    [["--fix", "--fix-dry-run"], "--fix writes, --fix-dry-run does not: give one of them."],
    [["--fix", "--since", "HEAD"], "Fixes are about all findings: leave --since out."],
    [["--stdin"], "--stdin needs --stdin-filename: the file that the text stands for, in its project."],
    [["--stdin-filename", "x.config"], "--stdin-filename says what --stdin is: give both."],
    [
      ["--stdin", "--stdin-filename", "x.config", "."],
      "--stdin takes no files or folders: name the file with --stdin-filename.",
    ],
    [["--stdin", "--stdin-filename", "conf"], "conf is a folder, not a file."],
  ])("%j", async (argv, message) => {
    const directory = projectDirectory({ "conf/nextflow.config": PINNED });
    expect(await runIn(directory, argv)).toEqual({ status: 2, stdout: "", stderr: `nf-lint: ${message}\n` });
  });

  test("a text that is not UTF-8", async () => {
    const argv = ["--stdin", "--stdin-filename", "x.config"];
    expect(await runIn(projectDirectory({}), argv, { stdin: new Uint8Array([0xe4]) })).toMatchObject({
      status: 2,
      stderr: "nf-lint: The text from standard input is not valid UTF-8.\n",
    });
  });
});
