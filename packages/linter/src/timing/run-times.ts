/** What a run does besides checking rules. */
export type Stage =
  /** Finding files and reading them. */
  | "reading"
  | "parsing"
  /** Finding projects, and resolving each for each of its variants. */
  | "resolving"
  /** All else: settings, ESLint's own visits of the trees, making findings of its messages. */
  | "other";

/** Where the time of a run went, in milliseconds. All numbers together are the total. */
export interface TimeSpent {
  readonly stages: Readonly<Record<Stage, number>>;
  /** By rule, those included that took next to nothing: each rule that was on for a file. */
  readonly rules: ReadonlyMap<string, number>;
  readonly total: number;
}

/**
 * A clock that always runs for one thing: work that starts in the midst of other work stops the time of that until it
 * is done. So a rule does not pay for the configuration that it is the first to ask for.
 */
export class RunTimes {
  readonly #clock: () => number;
  readonly #stages: Record<Stage, Account> = {
    reading: { spent: 0 },
    parsing: { spent: 0 },
    resolving: { spent: 0 },
    other: { spent: 0 },
  };
  readonly #rules = new Map<string, Account>();
  #running = this.#stages.other;
  #since: number;

  /** @param clock Milliseconds from whenever; the time on the clock when not given. It starts at once. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#since = clock();
  }

  /** Does a piece of a stage's work. */
  ofStage<T>(stage: Stage, work: () => T): T {
    return this.#during(this.#stages[stage], work);
  }

  /** Does a piece of a rule's work. */
  ofRule<T>(ruleId: string, work: () => T): T {
    const account = this.#rules.get(ruleId) ?? { spent: 0 };
    this.#rules.set(ruleId, account);
    return this.#during(account, work);
  }

  /** What was spent since the clock started. */
  spent(): TimeSpent {
    this.#runFor(this.#running);
    const { reading, parsing, resolving, other } = this.#stages;
    const all = [reading, parsing, resolving, other, ...this.#rules.values()];
    return {
      stages: { reading: reading.spent, parsing: parsing.spent, resolving: resolving.spent, other: other.spent },
      rules: new Map([...this.#rules].map(([ruleId, { spent }]) => [ruleId, spent])),
      total: all.reduce((sum, { spent }) => sum + spent, 0),
    };
  }

  #during<T>(account: Account, work: () => T): T {
    const interrupted = this.#running;
    this.#runFor(account);
    try {
      return work();
    } finally {
      this.#runFor(interrupted);
    }
  }

  #runFor(account: Account): void {
    const now = this.#clock();
    this.#running.spent += now - this.#since;
    this.#since = now;
    this.#running = account;
  }
}

interface Account {
  spent: number;
}
