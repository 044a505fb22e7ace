import rule from "../../src/rules/no-deprecated-option.js";
import { testRule } from "../rule-tester.js";

testRule("no-deprecated-option", rule, {
  valid: [
    { name: "takes what is not deprecated", code: "aws.client.storageClass = 'STANDARD'" },
    {
      name: "takes what no allowed version has deprecated",
      code: "manifest.nextflowVersion = '>=23.04.0,<25.04'\naws.client.uploadChunkSize = 10.MB",
    },
    {
      name: "takes the old option beside the new one",
      code: "manifest.author = 'me'\nmanifest.contributors = [[name: 'me']]",
    },
    {
      name: "takes what an older allowed version has not deprecated",
      code: "manifest.nextflowVersion = '>=23.04.0'\naws.client.uploadChunkSize = 10.MB",
    },
    { name: "leaves removed options to their rule", code: "aws.client.glacierAutoRetrieval = true" },
  ],
  invalid: [
    {
      name: "renames where every allowed version knows the new name",
      code: "aws {\n  client {\n    uploadStorageClass = 'STANDARD'\n  }\n}",
      output: "aws {\n  client {\n    storageClass = 'STANDARD'\n  }\n}",
      errors: [
        {
          messageId: "deprecated",
          data: {
            option: "aws.client.uploadStorageClass",
            version: "25.07.0-edge",
            remedy: "Use aws.client.storageClass.",
          },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 23,
        },
      ],
    },
    {
      name: "does not rename where an allowed version does not know the new name",
      code: "manifest.nextflowVersion = '>=23.04.0'\nfusion.exportAwsAccessKeys = true",
      errors: [
        {
          messageId: "undated",
          data: { option: "fusion.exportAwsAccessKeys", remedy: "Use fusion.exportStorageCredentials." },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 27,
        },
      ],
    },
    {
      name: "says what to do in words",
      code: "workflow.onComplete = { println 'done' }",
      errors: [
        {
          messageId: "deprecated",
          data: {
            option: "workflow.onComplete",
            version: "25.10",
            remedy: "Use a workflow handler in the entry workflow, or a plugin.",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 20,
        },
      ],
    },
    {
      name: "finds what is deprecated before it is removed",
      code: "aws.client.glacierAutoRetrieval = true",
      nextflow: "24.03.0-edge",
      errors: [
        {
          messageId: "deprecated",
          data: { option: "aws.client.glacierAutoRetrieval", version: "24.02.0-edge", remedy: "Remove it." },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 32,
        },
      ],
    },
  ],
});
