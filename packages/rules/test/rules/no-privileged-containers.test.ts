import rule from "../../src/rules/no-privileged-containers.js";
import { testRule } from "../rule-tester.js";

const found = (option: string, value: string) => ({
  name: `finds ${option} = ${value}`,
  code: `${option} = ${value}`,
  errors: [{ messageId: "privileged", data: { option }, line: 1, column: 1, endLine: 1, endColumn: option.length + 1 }],
});

testRule("no-privileged-containers", rule, {
  valid: [
    { name: "takes the user root", code: "docker.runOptions = '-u root --gpus all'" },
    { name: "takes a single capability", code: "docker.runOptions = '--cap-add=NET_ADMIN'" },
    {
      name: "takes it turned off",
      code: "docker.runOptions = '--privileged=false'\nazure.batch.pools.a.privileged = false",
    },
    { name: "is silent where it is not known", code: "process.containerOptions = params.x" },
    { name: "takes a user of pods", code: "k8s.securityContext = [runAsUser: 1000]" },
  ],
  invalid: [
    found("docker.runOptions", "'-u root --privileged'"),
    found("podman.runOptions", "'--cap-add SYS_ADMIN'"),
    found("process.containerOptions", "{ task.cpus > 1 ? '--cap-add=ALL' : '' }"),
    found("azure.batch.pools.a.privileged", "true"),
    found("azure.batch.pools.a.startTask.privileged", "true"),
    found("process.pod", "[[privileged: true]]"),
    {
      name: "finds root as the user of pods",
      code: "k8s.securityContext = [runAsUser: 0]",
      errors: [
        {
          messageId: "privileged",
          data: { option: "k8s.securityContext.runAsUser" },
          line: 1,
          column: 24,
          endLine: 1,
          endColumn: 33,
        },
      ],
    },
    {
      name: "finds an engine that runs as root",
      code: "docker.sudo = true",
      errors: [{ messageId: "root", data: { option: "docker.sudo" }, line: 1, column: 1, endLine: 1, endColumn: 12 }],
    },
  ],
});
