/**
 * What this server answers beyond the language server protocol. Clients import these names; nothing here needs a
 * connection or Node.
 */

/** Which choices of profiles a document's project has: a request, from `DocumentParams` to `ProfilesResult`. */
export const PROFILES_REQUEST = "nfLint/profiles";

/** What one choice makes of the project: a request, from `ResolvedConfigParams` to `ResolvedConfigResult`. */
export const RESOLVED_CONFIG_REQUEST = "nfLint/resolvedConfig";

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** `null` where no project reads the document. */
export type ProfilesResult = {
  /** The root configuration of the project that the document is looked at in. */
  readonly root: string;
  /** The profiles that the project declares, in its order. */
  readonly declared: readonly string[];
  /** The choices that it is linted in, as behind `-profile`; the empty string is the run without profiles. */
  readonly choices: readonly string[];
} | null;

export interface ResolvedConfigParams extends DocumentParams {
  /** As behind `-profile`: `test,docker`; the empty string is the run without profiles. */
  readonly profiles: string;
  /** Whether each option says where it is set, and what that overrides. */
  readonly blame: boolean;
}

/** `null` where no project reads the document. */
export type ResolvedConfigResult = {
  /** A configuration that Nextflow parses: the options in the command's order; all that is not an option stands in comments. */
  readonly text: string;
  /** Where each option, and each that it overrides, is set. */
  readonly links: readonly ResolvedConfigLink[];
} | null;

export interface ResolvedConfigLink {
  /** In the text: lines and characters count from 0, as everywhere in the language server protocol. */
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  /** The address of the file, with line and column, which count from 1, as its fragment: `#L12,5`. */
  readonly target: string;
}

/** The hosts that a run of a document's project needs: a request, from `DocumentParams` to `HostsResult`. */
export const HOSTS_REQUEST = "nfLint/hosts";

/** `null` where no project reads the document. */
export type HostsResult = {
  /** A table for a person: by need, each host with what implies it. */
  readonly text: string;
} | null;

/** Texts of files for a server without a disk: a notification with `FilesParams`. */
export const FILES_NOTIFICATION = "nfLint/files";

export interface FilesParams {
  /** Files that are new or have changed, with their texts; `null` for one that is gone. */
  readonly files: readonly { readonly uri: string; readonly text: string | null }[];
}
