import type { ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isSelectorKey } from "@nf-lint/resolver";

/** The settings of a directive for all processes and in selectors, each as the variant leaves it. */
export function settingsOf(config: ResolvedConfig, directive: string): readonly ResolvedOption[] {
  const paths = [
    [],
    ...config
      .keys("process")
      .filter(isSelectorKey)
      .map((key) => [key]),
  ];
  return paths.flatMap((path) => config.option(["process", ...path, directive]) ?? []);
}
