import { checkSettings, parseProfileChoice } from "@nf-lint/linter";
import type { Settings } from "@nf-lint/linter";

/** What a user can say in an editor's settings, under `nfLint`. Everything else belongs into `.nf-lint.yml`. */
export interface ClientSettings {
  /** False: no findings; the rest of the server stays. */
  readonly enable: boolean;
  /** Choices of profiles to look at, each as behind `-profile`; every profile on its own where there are none. */
  readonly profiles: readonly string[];
  /** The version to judge for; empty: what the manifest or the settings file says. */
  readonly nextflowVersion: string;
  readonly run: "onType" | "onSave";
  /** Whether errors of syntax are shown: another extension may show them already. */
  readonly syntaxDiagnostics: "on" | "off";
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
}

/** What holds where the user says nothing. */
export const DEFAULT_SETTINGS: ClientSettings = {
  enable: true,
  profiles: [],
  nextflowVersion: "",
  run: "onType",
  syntaxDiagnostics: "on",
  inlayHints: false,
  codeLens: true,
};

/** What an editor sent, of which nothing is taken for granted: what does not fit counts as not said. */
export function clientSettings(sent: unknown): ClientSettings {
  const values: Readonly<Record<string, unknown>> = typeof sent === "object" && sent !== null ? { ...sent } : {};
  const { enable, profiles, nextflowVersion, run, syntaxDiagnostics, inlayHints, codeLens } = values;
  return {
    enable: enable !== false,
    profiles: Array.isArray(profiles) ? profiles.filter((one) => typeof one === "string") : [],
    nextflowVersion: typeof nextflowVersion === "string" ? nextflowVersion.trim() : "",
    run: run === "onSave" ? "onSave" : "onType",
    syntaxDiagnostics: syntaxDiagnostics === "off" ? "off" : "on",
    inlayHints: inlayHints === true,
    codeLens: codeLens !== false,
  };
}

/** The linter's settings for these, and what of them cannot be followed. */
export function linterSettings({ profiles, nextflowVersion, syntaxDiagnostics }: ClientSettings): {
  readonly settings: Settings;
  readonly problems: readonly string[];
} {
  const wanted: Settings = {
    ...(profiles.length > 0 && { onlyProfiles: profiles.map(parseProfileChoice) }),
    ...(nextflowVersion !== "" && { nextflow: nextflowVersion }),
    ...(syntaxDiagnostics === "off" && { rules: { syntax: "off" } }),
  };
  const problems = checkSettings(wanted);
  if (problems.length === 0) return { settings: wanted, problems: [] };
  const { nextflow: _, ...usable } = wanted;
  return { settings: usable, problems: problems.map(({ message }) => message) };
}
