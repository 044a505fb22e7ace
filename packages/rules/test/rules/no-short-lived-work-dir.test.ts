import rule from "../../src/rules/no-short-lived-work-dir.js";
import { testRule } from "../rule-tester.js";

testRule("no-short-lived-work-dir", rule, {
  valid: [
    ...["/data/tmp", "/tmpfs/x", "s3://tmp/x", "tmp"].map((dir) => ({
      name: `takes ${dir}`,
      code: `workDir = '${dir}'`,
    })),
    { name: "is silent where it is not known", code: "workDir = \"${env('TMPDIR')}/x\"" },
    {
      name: "says nothing of a cloud, which has its own rule",
      code: "workDir = '/tmp'\nprocess.executor = 'awsbatch'",
    },
    { name: "says nothing of an unknown executor", code: "workDir = '/tmp'\nprocess.executor = params.e" },
  ],
  invalid: ["/tmp", "/tmp/x", "/var/tmp/x", "/dev/shm", "/run/user/1"].map((dir) => ({
    name: `finds ${dir}`,
    code: `workDir = '${dir}'\nprocess.executor = 'slurm'`,
    errors: [{ messageId: "emptied", data: { dir: `'${dir}'` }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
  })),
});
