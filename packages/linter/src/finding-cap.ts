import type { NextflowRule } from "eslint-plugin-nextflow";

/** So many findings of a rule are listed for one file: nobody reads more, and each costs time and memory. */
export const MOST_FINDINGS = 1_000;

/** So many while fixing, where what is not listed is not fixed in the same round. */
export const MOST_FIXED_FINDINGS = 10_000;

/** How many findings of a rule in a file are not listed, by the rule's name in ESLint. */
export type Unlisted = Map<string, number>;

/** The message of the first finding that is not listed; it stands for all of them. */
const PLACEHOLDER = "\0unlisted";

type Context = Parameters<NextflowRule["create"]>[0];

type Report = Parameters<Context["report"]>[0];

/**
 * The rule as it is, but that of its findings in a file no more than `most` get through, and one that stands for the
 * others.
 */
export function capped(rule: NextflowRule, most: number, unlisted: Unlisted): NextflowRule {
  return { ...rule, create: (context) => rule.create(new CappedContext(context, most, unlisted)) };
}

/** A rule's context as ESLint has it, but for its `report`. Made for each rule and file, and so of a single shape. */
class CappedContext implements Context {
  readonly #context: Context;
  readonly #most: number;
  readonly #unlisted: Unlisted;
  #count = 0;

  constructor(context: Context, most: number, unlisted: Unlisted) {
    this.#context = context;
    this.#most = most;
    this.#unlisted = unlisted;
  }

  get cwd(): Context["cwd"] {
    return this.#context.cwd;
  }

  get filename(): Context["filename"] {
    return this.#context.filename;
  }

  get physicalFilename(): Context["physicalFilename"] {
    return this.#context.physicalFilename;
  }

  get sourceCode(): Context["sourceCode"] {
    return this.#context.sourceCode;
  }

  get settings(): Context["settings"] {
    return this.#context.settings;
  }

  get languageOptions(): Context["languageOptions"] {
    return this.#context.languageOptions;
  }

  get id(): Context["id"] {
    return this.#context.id;
  }

  get options(): Context["options"] {
    return this.#context.options;
  }

  report(descriptor: Report): void {
    this.#count++;
    if (this.#count <= this.#most) this.#context.report(descriptor);
    else this.#unlisted.set(this.id, this.#count - this.#most);
    if (this.#count === this.#most + 1) this.#context.report(placeholderFor(descriptor));
  }
}

function placeholderFor(descriptor: Report): Report {
  const place = "loc" in descriptor ? { loc: descriptor.loc } : { node: descriptor.node };
  return { ...place, message: PLACEHOLDER };
}

/** A message of ESLint, with words for the one that stands for others. */
export function withCount<Message extends { readonly ruleId: string | null; readonly message: string }>(
  message: Message,
  unlisted: Unlisted,
): Message {
  if (message.message !== PLACEHOLDER) return message;
  const count = unlisted.get(message.ruleId ?? "") ?? 1;
  return { ...message, message: unlistedText(count) };
}

/** The first of a list, and in the place of the others one that tells of them. */
export function cappedList<Item>(
  items: readonly Item[],
  most: number,
  standIn: (first: Item, count: number) => Item,
): readonly Item[] {
  const next = items[most];
  return next === undefined ? items : [...items.slice(0, most), standIn(next, items.length - most)];
}

/** What is said of findings that are not listed. */
export function unlistedText(count: number): string {
  return `${count === 1 ? "One more finding" : `${count} more findings`} of this rule in this file, from here on, ${count === 1 ? "is" : "are"} not listed.`;
}
