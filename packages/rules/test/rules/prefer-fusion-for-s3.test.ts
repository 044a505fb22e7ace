import rule from "../../src/rules/prefer-fusion-for-s3.js";
import { testRule } from "../rule-tester.js";

const AWS = "workDir = 's3://acme/nf'\nprocess.executor = 'awsbatch'";

testRule("prefer-fusion-for-s3", rule, {
  valid: [
    { name: "takes Fusion", code: `${AWS}\nfusion.enabled = true` },
    { name: "is silent where Fusion is not known", code: `${AWS}\nfusion.enabled = params.fusion` },
    { name: "takes a client of the machine's", code: `${AWS}\naws.batch.cliPath = '/opt/bin/aws'` },
    { name: "takes volumes", code: `${AWS}\naws.batch.volumes = '/data'` },
    { name: "is silent where the directory is not known", code: AWS.replace("'s3://acme/nf'", "params.dir") },
    { name: "says nothing where none is set", code: "process.executor = 'awsbatch'" },
    { name: "says nothing of another executor", code: AWS.replace("awsbatch", "slurm") },
  ],
  invalid: [
    {
      name: "finds tasks that copy",
      code: AWS,
      errors: [{ messageId: "copies", line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
  ],
});
