import { describe, expect, it } from "vitest";
import { hover } from "../../../src/features/hover.js";
import { scriptHover } from "../../../src/features/scripts/hover.js";
import { markedScript } from "../../marked-script.js";
import { marked } from "../../marked-workspace.js";

const ALIGN = "process ALIGN {\n  label 'big'\n  cpus 2\n  script: 'true'\n}\n";
const MAIN =
  "include { ALIGN } from './align'\ninclude { ALIGN as MAP } from './align'\nworkflow WF {\n  ALIGN()\n  MAP()\n}\nworkflow { WF() }\n";
const CONFIG = `process {
  memory = 1.GB
  withLabel: big { memory = 8.GB }
  withName: 'WF:ALIGN' { memory = 16.GB }
  withName: ALIGN { memory = 32.GB }
}
profiles { big { process { withName: MAP { cpus = 64 } } } }
`;

function shown(files: Record<string, string>): string {
  const { document, position, workspace } = markedScript(files);
  return text(scriptHover(document, position, workspace));
}

/** Without the addresses of links. */
function text(found: { readonly contents: unknown } | undefined): string {
  const { value = "" } = (found?.contents ?? {}) as { readonly value?: string };
  return value.replace(/\]\([^)]*\)/g, "]");
}

describe("hover on a process", () => {
  it("says what its calls get, what lost, and where", () => {
    const files = { "main.nf": MAIN, "align.nf": ALIGN.replace("ALIGN", "AL¦IGN"), "nextflow.config": CONFIG };
    expect(shown(files)).toContain(
      "**process `ALIGN`**\n\nCalled as `WF:ALIGN`, `WF:MAP`.\n\n| directive | value | where | set in |",
    );
    expect(shown(files)).toContain(
      "| `memory` | `16 GB` | `ALIGN` | [nextflow.config:4] (`withName:WF:ALIGN`), over ~~`32 GB`~~ [nextflow.config:5] (`withName:ALIGN`)",
    );
    expect(shown(files)).toContain(
      "| `memory` | `32 GB` | `MAP` | [nextflow.config:5] (`withName:ALIGN`), over ~~`8 GB`~~ [nextflow.config:3] (`withLabel:big`)",
    );
    expect(shown(files)).toContain(
      "| `cpus` | `64` | big; `MAP` | [nextflow.config:7] (`withName:MAP`), over ~~`2`~~ [align.nf:3]",
    );
  });

  it("says of an alias what its calls get", () => {
    const found = shown({ "main.nf": MAIN.replace("MAP()", "M¦AP()"), "align.nf": ALIGN, "nextflow.config": CONFIG });
    expect(found).toContain("Called as `WF:MAP`.");
    expect(found).not.toContain("16 GB");
  });

  it("says so where nobody calls it", () => {
    expect(shown({ "main.nf": "process A¦B {\n  script: 'true'\n}\nworkflow { }\n" })).toContain("No workflow");
  });

  it("hides credentials", () => {
    const found = shown({
      "main.nf": "process A¦B {\n  script: 'true'\n}\nworkflow { AB() }\n",
      "nextflow.config":
        "aws.secretKey = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY'\nprocess.ext.args = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY'\n",
    });
    expect(found).toContain("ext.args");
    expect(found).not.toContain("wJalr");
  });
});

describe("hover on a selector", () => {
  const onSelector = (selector: string): string => {
    const config = CONFIG.replace(selector, `|${selector}`);
    const { document, position, workspace } = marked({ "main.nf": MAIN, "align.nf": ALIGN, "nextflow.config": config });
    return text(hover(document, position, workspace));
  };

  it("says which processes it hits, and for which its settings count", () => {
    expect(onSelector("ALIGN {")).toContain("Hits 2 processes: `WF:ALIGN`, `WF:MAP`.");
    expect(onSelector("ALIGN {")).toContain("| `memory` | `WF:MAP` | `withName:WF:ALIGN` in `WF:ALIGN` |");
    expect(onSelector("big {")).toContain(
      "| `memory` | none | `withName:WF:ALIGN` in `WF:ALIGN`; `withName:ALIGN` in `WF:MAP` |",
    );
    expect(onSelector("WF:ALIGN")).toContain("| `memory` | all of them |  |");
  });
});

it("says why Nextflow would end the run", () => {
  const found = shown({ "main.nf": "process A¦B {\n  script: 'true'\n}\nworkflow { AB(1) }\n" });
  expect(found).toContain("Nextflow would end the run: ");
});
