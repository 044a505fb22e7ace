import { marked } from "marked";
import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { markdown } from "../../src/formats/markdown.js";
import type { Report } from "../../src/formats/report.js";
import { finding, reportOf } from "./report-of.js";
import { HOSTILE, richReport } from "./rich-report.js";

const shown = (report: Report): string => markdown(report, { colors: noColors });

test("what and where at once, the source folded away", () => {
  expect(shown(reportOf([finding({ profiles: ["gcp"] })]))).toBe(`\
### nf-lint: 1 warning

Found in 12 files, 2 projects.

⚠️ **\`conf/gcp.config:2\`** Spot is on and nothing retries. Set google.batch.maxSpotAttempts.<br>
[require-spot-retries](https://example.org/require-spot-retries) · 1 profile: \`gcp\`

<details><summary>Source</summary>

\`\`\`text
2 |   batch.spot = true
  |   ^^^^^^^^^^
\`\`\`

</details>
`);
});

test("the gravest come first", () => {
  const text = shown(richReport());
  expect(text.indexOf("❌")).toBeLessThan(text.indexOf("⚠️"));
  expect(text.indexOf("⚠️")).toBeLessThan(text.indexOf("ℹ️"));
});

test("what a file says is shown as it is: no markup, no link, no HTML, nobody mentioned", () => {
  const message = HOSTILE.replaceAll("\u001b", "").replaceAll("\u202e", "");
  const report = { ...reportOf([finding({ message, file: "gone.config" })]) };
  const rendered = marked.parse(shown(report), { async: false });
  expect(rendered).not.toMatch(/<(?:script|b)>|href="http:\/\/evil/);
  expect(rendered).toContain("&lt;/script&gt;&lt;script&gt;alert(1)");
  expect(shown(report)).not.toMatch(/@team|#1|\b:\/\/evil/);
});

test("no backtick ends a code span or block early", () => {
  const report = reportOf([finding({ file: "a`b``.config", profiles: ["`"] })]);
  const rendered = marked.parse(shown({ ...report, textOf: () => "\n````\n" }), { async: false });
  expect(rendered).toContain("<code>a`b``.config:2</code>");
  expect(rendered).toContain("<code>`</code>");
  expect(rendered).toMatch(/<code class="language-text">2 \| ````\n/);
});

test("is never longer than a comment may be, and says what is left out", () => {
  const text = shown(reportOf(Array.from({ length: 500 }, () => finding())));
  expect(text.length).toBeLessThan(65_000);
  expect(text).toMatch(/… and \d+ more findings, too long for a comment\.\n$/);
});

test("without findings, one sentence", () => {
  expect(shown(reportOf([]))).toBe("### nf-lint: no problems\n\nNothing to say in 12 files, 2 projects.\n");
});
