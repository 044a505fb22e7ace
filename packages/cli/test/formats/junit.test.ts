import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { junit } from "../../src/formats/junit.js";
import { reportOf } from "./report-of.js";
import { richReport } from "./rich-report.js";
import { parsedXml } from "./xml-text.js";

test("a suite for each file, a failed test for each finding, and counts that agree", () => {
  const root = parsedXml(junit(richReport(), { colors: noColors }));
  expect([root.name, root.attributes]).toEqual([
    "testsuites",
    { name: "nf-lint", tests: "3", failures: "3", errors: "0" },
  ]);
  expect(
    root.children.map(({ name, attributes, children }) => [
      name,
      attributes["name"],
      attributes["tests"],
      attributes["failures"],
      children.length,
    ]),
  ).toEqual([
    ["testsuite", "conf/gcp.config", "2", "2", 2],
    ["testsuite", "nextflow.config", "1", "1", 1],
  ]);
  const [test] = root.children[0]?.children ?? [];
  expect(test).toMatchObject({
    name: "testcase",
    attributes: { classname: "conf/gcp.config", name: "require-spot-retries (2:3)", time: "0" },
    children: [
      {
        name: "failure",
        attributes: { type: "warning" },
        text: expect.stringMatching(/^conf\/gcp\.config:2:3: warning: .*\nhttps:/) as string,
      },
    ],
  });
});

test("no findings are one test that passed", () => {
  const { attributes, children } = parsedXml(junit(reportOf([]), { colors: noColors }));
  expect(attributes).toMatchObject({ tests: "1", failures: "0" });
  expect(children).toMatchObject([{ name: "testsuite", children: [{ name: "testcase", children: [] }] }]);
});
