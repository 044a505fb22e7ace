import { maskFor } from "@nf-lint/resolver";
import type { ResolvedConfig } from "@nf-lint/resolver";

const shown = new WeakMap<ResolvedConfig, ResolvedConfig>();

/** A configuration as an editor shows it to whoever looks over one's shoulder: credentials are `••••`. */
export function shownConfig(config: ResolvedConfig): ResolvedConfig {
  const kept = shown.get(config) ?? maskFor([config]).config(config);
  shown.set(config, kept);
  return kept;
}
