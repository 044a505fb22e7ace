import rule from "../../src/rules/require-report-overwrite.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const TRACE = "trace {\n  enabled = true\n  file = 'trace.txt'\n}";

testRule("require-report-overwrite", rule, {
  valid: [
    { name: "takes a report that may be overwritten", code: `${TRACE}\ntrace.overwrite = true` },
    { name: "says nothing where the report is off", code: "trace.file = 'trace.txt'" },
    {
      name: "takes a date in the name",
      code: "trace.enabled = true\ntrace.file = \"trace-${new Date().format('yyyy')}.txt\"",
    },
    {
      name: "takes a folder that is given at launch",
      code: "params.outdir = 'results'\ntrace.enabled = true\ntrace.file = \"${params.outdir}/trace.txt\"",
    },
    { name: "says nothing of versions that overwrite by themselves", code: TRACE, nextflow: "22.04.0" },
  ],
  invalid: [
    {
      name: "finds a constant name",
      code: TRACE,
      errors: [{ messageId: "kept", data: { scope: "trace", file: "trace.txt" }, ...placeIn(TRACE, "file") }],
    },
  ],
});
