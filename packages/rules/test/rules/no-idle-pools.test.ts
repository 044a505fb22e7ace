import rule from "../../src/rules/no-idle-pools.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const AZURE = "process.executor = 'azurebatch'";
const pool = (name: string, ...settings: string[]) =>
  `${AZURE}\nazure.batch {\n  ${settings.join("\n  ")}\n  pools { ${name} { vmCount = 4 } }\n}`;
const AUTO = `${AZURE}\nazure.batch.autoPoolMode = true\nprocess.machineType = { task.attempt > 1 ? 'b' : 'a' }`;
const JOBS = `${AZURE}\nazure.batch.terminateJobsOnCompletion = false`;
const idle = (code: string) => [{ messageId: "idle", data: { count: "4" }, ...placeIn(code, "vmCount") }];

testRule("no-idle-pools", rule, {
  valid: [
    { name: "takes pools that are not Nextflow's", code: pool("a", "location = 'x'") },
    {
      name: "takes pools that are deleted",
      code: pool("a", "allowPoolCreation = true", "deletePoolsOnCompletion = true"),
    },
    {
      name: "takes pools that shrink",
      code: pool("a", "allowPoolCreation = true").replace("vmCount = 4", "vmCount = 4; autoScale = true"),
    },
    { name: "takes one machine", code: pool("a", "allowPoolCreation = true").replace("= 4", "= 1") },
    {
      name: "is silent where it is not known whether they are deleted",
      code: pool("a", "allowPoolCreation = true", "deletePoolsOnCompletion = params.x"),
    },
    {
      name: "is silent where it is not known whether they shrink",
      code: pool("a", "allowPoolCreation = true").replace("vmCount = 4", "vmCount = 4; autoScale = params.x"),
    },
    {
      name: "is silent where the number is not known",
      code: pool("a", "allowPoolCreation = true").replace("= 4", "= params.n"),
    },
    {
      name: "is silent where it is not known whether Nextflow makes them",
      code: pool("a", "allowPoolCreation = params.x"),
    },
    {
      name: "says nothing of named pools where Nextflow names them",
      code: pool("a", "autoPoolMode = true", "allowPoolCreation = true"),
    },
    { name: "says nothing of the auto pool that is not used", code: pool("auto", "allowPoolCreation = true") },
    {
      name: "says nothing on another executor",
      code: pool("a", "allowPoolCreation = true").replace("azurebatch", "slurm"),
    },
    { name: "takes one pool that Nextflow makes", code: `${AZURE}\nazure.batch.autoPoolMode = true` },
    { name: "takes jobs that end", code: JOBS.replace("false", "true") },
  ],
  invalid: [
    {
      name: "finds a pool that stays",
      code: pool("a", "allowPoolCreation = true"),
      errors: idle(pool("a", "allowPoolCreation = true")),
    },
    {
      name: "finds the auto pool",
      code: pool("auto", "autoPoolMode = true"),
      errors: idle(pool("auto", "autoPoolMode = true")),
    },
    {
      name: "finds pools that pile up",
      code: AUTO,
      errors: [{ messageId: "pile", ...placeIn(AUTO, "azure.batch.autoPoolMode"), severity: "info" }],
    },
    {
      name: "finds jobs that stay",
      code: JOBS,
      errors: [{ messageId: "jobs", ...placeIn(JOBS, "azure.batch.terminateJobsOnCompletion"), severity: "info" }],
    },
  ],
});
