const PRODUCTION = /^prod(?:uction)?(?![a-z])/i;

const TRIAL = /^(?:tests?|testing|dev|devel|development|ci|stage|staging)(?![a-z])/i;

/** Whether a profile is production's by its name; `prodigal` is none. */
export function isProductionProfile(name: string): boolean {
  return PRODUCTION.test(name);
}

/** Whether a profile is by its name for runs that may fail: tests, development, continuous integration, staging. */
export function isTrialProfile(name: string): boolean {
  return TRIAL.test(name);
}
