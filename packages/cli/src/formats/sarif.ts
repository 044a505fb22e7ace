import type { Finding, Fix, Severity, SuppressedFinding, TextEdit, TextRange } from "@nf-lint/linter";
import type {
  ArtifactChange,
  Fix as SarifFix,
  Log,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  Suppression,
} from "sarif";
import { fingerprintsOf } from "../output/fingerprint.js";
import { rulePage } from "../output/rule-page.js";
import { VERSION } from "../version.js";
import { isInLines } from "./merged-edit.js";
import { fullMessage } from "./profiles-phrase.js";
import type { Format, Report } from "./report.js";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** The name that SARIF's readers have for the top of the repository. */
const TOP = "%SRCROOT%";

/** SARIF 2.1.0, as code scanning services take it. Suppressed findings are in it, with the reasons given. */
export const sarif: Format = (report) => {
  const { findings, suppressed } = report;
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const ruleIds = [...new Set(all.map(({ ruleId }) => ruleId))].sort();
  const resultOf = resultsIn(report, all, ruleIds);
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "nf-lint",
            informationUri: "https://github.com/nf-lint/nf-lint",
            version: VERSION,
            rules: ruleIds.map((id) => descriptor(id, all.find(({ ruleId }) => ruleId === id)?.url)),
          },
        },
        columnKind: "utf16CodeUnits",
        results: [
          ...findings.map(resultOf),
          ...suppressed.map((one) => ({ ...resultOf(one.finding), suppressions: [suppression(one)] })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function descriptor(id: string, url = ""): ReportingDescriptor {
  const page = rulePage(id);
  return {
    id,
    helpUri: url,
    ...(page && {
      shortDescription: { text: page.description },
      help: { text: page.text, markdown: page.text },
    }),
  };
}

function suppression({ reason }: SuppressedFinding): Suppression {
  return { kind: "inSource", ...(reason !== undefined && { justification: reason }) };
}

function resultsIn(
  { textOf, pathInRepository }: Report,
  all: readonly Finding[],
  ruleIds: readonly string[],
): (finding: Finding) => Result {
  const fingerprints = fingerprintsOf(all, textOf);
  const artifactLocation = (file: string): { uri: string; uriBaseId: string } => ({
    uri: pathInRepository(file).split("/").map(encodeURIComponent).join("/"),
    uriBaseId: TOP,
  });
  const physicalLocation = (file: string, range: TextRange): PhysicalLocation => ({
    artifactLocation: artifactLocation(file),
    region: region(range),
  });
  const artifactChange = (file: string, edits: readonly TextEdit[]): ArtifactChange => ({
    artifactLocation: artifactLocation(file),
    replacements: edits.map(({ range, text }) => ({ deletedRegion: region(range), insertedContent: { text } })),
  });
  const fixOf = ({ message, edits }: Fix): SarifFix => ({
    ...(message !== undefined && { description: { text: message } }),
    artifactChanges: [...new Set(edits.map((edit) => edit.file))].map((changed) =>
      artifactChange(
        changed,
        edits.filter((edit) => edit.file === changed),
      ),
    ),
  });
  return (finding) => {
    const { ruleId, severity, file, range, profiles, related, fix, suggestions = [] } = finding;
    const changes = (fix === undefined ? suggestions : [fix, ...suggestions]).filter(isInLines);
    return {
      ruleId,
      ruleIndex: ruleIds.indexOf(ruleId),
      level: LEVELS[severity],
      message: { text: fullMessage(finding) },
      locations: [{ physicalLocation: physicalLocation(file, range) }],
      ...(related.length > 0 && {
        relatedLocations: related.map((place, id) => ({
          id,
          physicalLocation: physicalLocation(place.file, place.range),
          message: { text: place.message },
        })),
      }),
      // GitHub's own `primaryLocationLineHash` is left to GitHub's upload, which warns where another made it.
      partialFingerprints: { "nfLint/v1": fingerprints.get(finding) ?? "" },
      ...(changes.length > 0 && { fixes: changes.map(fixOf) }),
      ...(profiles.length > 0 && { properties: { profiles } }),
    };
  };
}

function region({ start, end }: TextRange): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
