import type { OptionPart, ResolvedConfig, Setting } from "@nf-lint/resolver";
import { isSound, soundLengths } from "../reading/option-settings.js";
import type { ConfiguredVariant, PlacedSetting } from "../reading/option-settings.js";

/** Who picks out what it makes of a single setting: a rule. */
interface Suspicious<Suspect extends object = object> {
  suspect?(setting: PlacedSetting): Suspect | undefined;
}

interface Found {
  readonly setting: Setting;
  readonly by: Suspicious;
  readonly suspect: object | Crash;
}

/** What a rule threw at a setting. */
class Crash {
  readonly error: Error;

  constructor(thrown: unknown) {
    this.error = thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}

/** What a rule has picked out of a variant. */
interface PickedOut {
  readonly suspects: object[];
  /** The first one. */
  crash?: Crash;
}

const suspicious: Suspicious[] = [];

/** By what several variants may share, for all rules at once. */
let byPart = new WeakMap<OptionPart, readonly Found[]>();

const byVariant = new WeakMap<ResolvedConfig, ReadonlyMap<Suspicious, PickedOut>>();

/** Makes a rule known: of each setting all are asked together. */
export function addSuspicious<Suspect extends object>(rule: Suspicious<Suspect>): void {
  suspicious.push(rule);
  byPart = new WeakMap();
}

/**
 * What a rule has picked out of all settings of a variant, those that others override included. Throws what the rule threw
 * when it was asked, whichever rule it was that first wanted to know: a crash is of the rule that crashed.
 */
export function suspectsIn<Suspect extends object>(
  variant: ConfiguredVariant,
  rule: Suspicious<Suspect>,
): readonly Suspect[] {
  const all = byVariant.get(variant.config) ?? allSuspects(variant);
  byVariant.set(variant.config, all);
  const { suspects, crash } = all.get(rule) ?? { suspects: NONE };
  if (crash !== undefined) throw crash.error;
  return suspects as readonly Suspect[];
}

const NONE: readonly never[] = [];

function allSuspects({ project, config }: ConfiguredVariant): ReadonlyMap<Suspicious, PickedOut> {
  const ends = soundLengths(project);
  const all = new Map<Suspicious, PickedOut>();
  for (const part of config.optionParts()) {
    for (const { by, suspect, setting } of foundIn(part)) {
      if (!isSound(setting, ends)) continue;
      const ofRule: PickedOut = all.get(by) ?? { suspects: [] };
      all.set(by, ofRule);
      if (suspect instanceof Crash) ofRule.crash ??= suspect;
      else ofRule.suspects.push(suspect);
    }
  }
  return all;
}

function foundIn(part: OptionPart): readonly Found[] {
  const kept = byPart.get(part);
  if (kept !== undefined) return kept;
  const found: Found[] = [];
  for (const option of [part].flat()) {
    for (const setting of option.overrode) askAbout({ setting, option }, found);
    askAbout({ setting: option, option }, found);
  }
  byPart.set(part, found.length === 0 ? NONE : found);
  return found;
}

/** All rules are asked about each setting of each variant: the many that none of them minds leave nothing behind. */
function askAbout(placed: PlacedSetting, found: Found[]): void {
  for (const by of suspicious) {
    try {
      const suspect = by.suspect?.(placed);
      if (suspect !== undefined) found.push({ setting: placed.setting, by, suspect });
    } catch (thrown) {
      found.push({ setting: placed.setting, by, suspect: new Crash(thrown) });
    }
  }
}
