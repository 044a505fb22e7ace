import rule from "../../src/rules/require-process-container.js";
import { testRule } from "../rule-tester.js";

const process = (name: string, directives = ""): string =>
  `process ${name} {\n${directives}    input:\n    val x\n\n    output:\n    stdout\n\n    script:\n    "ls"\n}\n`;
const files = {
  "main.nf": `${process("WITH", "    container 'a:1'\n\n")}${process("WITHOUT")}workflow {\n    WITH(1)\n    WITHOUT(1)\n}\n`,
};

testRule("require-process-container", rule, {
  valid: [
    { name: "takes processes without images where no engine is on", code: "process.cpus = 1", files },
    { name: "takes an image for all", code: "docker.enabled = true\nprocess.container = 'b:1'", files },
    {
      name: "takes an image that a closure may give",
      code: "docker.enabled = true\nprocess.container = { params.image }",
      files,
    },
    ...["wave.enabled = true", "conda.enabled = true", "docker.enabled = params.x"].map((line) => ({
      name: `is silent under ${line}`,
      code: `docker.enabled = true\n${line}`,
      files,
    })),
    {
      name: "is silent of processes that run no command",
      code: "docker.enabled = true",
      files: {
        "main.nf": files["main.nf"].replace(
          /WITHOUT \{[^]*?"ls"/,
          "WITHOUT {\n    input:\n    val x\n\n    exec:\n    println x",
        ),
      },
    },
    {
      name: "is silent of an executor that a plugin brings",
      code: "docker.enabled = true\nprocess.executor = 'float'",
      files,
    },
    {
      name: "is silent where the list of processes is open",
      code: "docker.enabled = true",
      files: { "main.nf": `include { OTHER } from './gone'\n${files["main.nf"]}` },
    },
  ],
  invalid: [
    {
      name: "finds a process without an image beside an engine",
      code: "profiles {\n    docker { docker.enabled = true }\n    plain { process.cpus = 1 }\n}",
      files,
      errors: [
        {
          messageId: "onMachine",
          data: { engines: "docker", processes: "`WITHOUT`" },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 28,
          profiles: ["docker"],
        },
      ],
    },
    {
      name: "finds it once for all engines",
      code: "profiles {\n    docker { docker.enabled = true }\n    podman { podman.enabled = true }\n}",
      files,
      errors: [
        {
          messageId: "onMachine",
          data: { engines: "docker or podman", processes: "`WITHOUT`" },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 28,
          profiles: ["docker", "podman"],
        },
      ],
    },
    {
      name: "finds one where a cloud runs it, and an image that is taken away",
      code: "process.executor = 'google-batch'\nprocess { withName: WITH { container = null } }",
      files,
      errors: [
        {
          messageId: "inCloud",
          data: { executor: "google-batch", processes: "`WITH`, `WITHOUT`" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
  ],
});
