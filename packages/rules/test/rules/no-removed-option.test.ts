import rule from "../../src/rules/no-removed-option.js";
import { testRule } from "../rule-tester.js";

testRule("no-removed-option", rule, {
  valid: [
    { name: "takes what Nextflow reads", code: "executor.retry.reason = 'x'" },
    {
      name: "takes what every allowed version reads",
      code: "manifest.nextflowVersion = '>=23.04.0,<25.10'\nk8s.maxErrorRetry = 3",
    },
    { name: "takes what the wanted version reads", code: "k8s.maxErrorRetry = 3", nextflow: "25.04.0" },
    { name: "leaves deprecated options to their rule", code: "aws.client.uploadStorageClass = 'STANDARD'" },
  ],
  invalid: [
    {
      name: "splits a zone up into what it is and what it lies in",
      code: "google.zone = 'europe-west1-b'",
      errors: [
        {
          messageId: "removed",
          data: {
            option: "google.zone",
            remedy:
              "Set google.location = 'europe-west1' and google.batch.allowedLocations = ['zones/europe-west1-b'].",
            version: "25.10",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 12,
        },
      ],
    },
    {
      name: "finds what the newest version ignores",
      code: "k8s.maxErrorRetry = 3",
      errors: [
        {
          messageId: "removed",
          data: { option: "k8s.maxErrorRetry", remedy: "Use k8s.retryPolicy.maxAttempts.", version: "25.10" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 18,
        },
      ],
    },
    {
      name: "finds what one of the allowed versions ignores",
      code: "manifest.nextflowVersion = '>=23.04.0'\nprofiles {\n  old {\n    process.withName:FOO.echo = true\n  }\n}".replace(
        "process.withName:FOO.echo = true",
        "process { withName: FOO { echo = true } }",
      ),
      errors: [
        {
          messageId: "removed",
          data: { option: "process.echo", remedy: "Use process.debug.", version: "25.10" },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 35,
          profiles: ["old"],
          suggestions: [
            {
              messageId: "rename",
              data: { replacement: "process.debug" },
              output:
                "manifest.nextflowVersion = '>=23.04.0'\nprofiles {\n  old {\n    process { withName: FOO { debug = true } }\n  }\n}",
            },
          ],
        },
      ],
    },
    {
      name: "offers another scope where the whole name is spelt out",
      code: "google.storage.maxAttempts = 3",
      errors: [
        {
          messageId: "neverRead",
          data: { option: "google.storage.maxAttempts", remedy: "Use google.storage.retryPolicy.maxAttempts." },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 27,
          suggestions: [
            {
              messageId: "rename",
              data: { replacement: "google.storage.retryPolicy.maxAttempts" },
              output: "google.storage.retryPolicy.maxAttempts = 3",
            },
          ],
        },
      ],
    },
    {
      name: "finds all options of a scope that is gone",
      code: "google.lifeSciences.bootDiskSize = 10.GB",
      errors: [
        {
          messageId: "removed",
          data: {
            option: "google.lifeSciences.bootDiskSize",
            remedy: "Use the options of google.batch.",
            version: "25.10",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 33,
        },
      ],
    },
    {
      name: "offers no second setting of what is set under its new name",
      code: "google.storage.maxAttempts = 3\ngoogle.storage.retryPolicy.maxAttempts = 3",
      errors: [
        {
          messageId: "neverRead",
          data: {
            option: "google.storage.maxAttempts",
            remedy: "Remove it: google.storage.retryPolicy.maxAttempts is set as well.",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 27,
        },
      ],
    },
    {
      name: "offers no name that means the opposite",
      code: "spack.noChecksum = true",
      errors: [
        {
          messageId: "removed",
          data: {
            option: "spack.noChecksum",
            remedy: "Use spack.checksum, which says the opposite.",
            version: "23.10",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
    {
      name: "finds what a later setting overrides too",
      code: "docker.userEmulation = true\ndocker.userEmulation = false",
      errors: [1, 2].map((line) => ({
        messageId: "removed",
        data: { option: "docker.userEmulation", remedy: "Remove it.", version: "24.04" },
        line,
        column: 1,
        endLine: line,
        endColumn: 21,
      })),
    },
  ],
});
