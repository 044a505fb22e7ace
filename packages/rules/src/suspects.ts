import type { ResolvedConfig, ResolvedOption, Setting } from "@nf-lint/resolver";
import { isSound, soundLengths } from "./option-settings.js";
import type { ConfiguredVariant, PlacedSetting } from "./option-settings.js";

/** Who picks out what it makes of a single setting: a rule. */
interface Suspicious<Suspect extends object = object> {
  suspect?(setting: PlacedSetting): Suspect | undefined;
}

interface Found {
  readonly setting: Setting;
  readonly by: Suspicious;
  readonly suspect: object;
}

const suspicious: Suspicious[] = [];

/** By the option, which several variants may share, for all rules at once. */
let byOption = new WeakMap<ResolvedOption, readonly Found[]>();

const byVariant = new WeakMap<ResolvedConfig, ReadonlyMap<Suspicious, readonly object[]>>();

/** Makes a rule known: of each setting all are asked together. */
export function addSuspicious<Suspect extends object>(rule: Suspicious<Suspect>): void {
  suspicious.push(rule);
  byOption = new WeakMap();
}

/** What a rule has picked out of all settings of a variant, those that others override included. */
export function suspectsIn<Suspect extends object>(
  variant: ConfiguredVariant,
  rule: Suspicious<Suspect>,
): readonly Suspect[] {
  const all = byVariant.get(variant.config) ?? allSuspects(variant);
  byVariant.set(variant.config, all);
  return (all.get(rule) ?? NONE) as readonly Suspect[];
}

const NONE: readonly never[] = [];

function allSuspects({ project, config }: ConfiguredVariant): ReadonlyMap<Suspicious, readonly object[]> {
  const ends = soundLengths(project);
  const all = new Map<Suspicious, object[]>();
  for (const option of config.options()) {
    for (const { by, suspect, setting } of foundIn(option)) {
      if (!isSound(setting, ends)) continue;
      const ofRule = all.get(by);
      if (ofRule === undefined) all.set(by, [suspect]);
      else ofRule.push(suspect);
    }
  }
  return all;
}

function foundIn(option: ResolvedOption): readonly Found[] {
  const kept = byOption.get(option);
  if (kept !== undefined) return kept;
  const settings = [...option.overrode, option];
  const found = settings.flatMap((setting) =>
    suspicious.flatMap((by): readonly Found[] => {
      const suspect = by.suspect?.({ setting, option });
      return suspect === undefined ? [] : [{ setting, by, suspect }];
    }),
  );
  byOption.set(option, found.length === 0 ? NONE : found);
  return found;
}
