import { TypingSession } from "../../../packages/lsp/test/typing-session.js";
import type { Input } from "../inputs/input.js";
import { thrownFault } from "./fault.js";
import type { Fault } from "./fault.js";

/** What is slow because it runs for the first time has then been run. */
const WARM_UP = {
  files: {
    "nextflow.config": "params.x = 1\nprocess { cpus = 2; withName: 'A' { memory = { 2.GB * task.attempt } } }\n",
  },
  edits: Array.from({ length: 15 }, (_, i) => {
    return { file: "nextflow.config", start: 12, length: 0, text: i % 2 === 0 ? " + 1" : "\nx.y = 1", asksAt: i * 4 };
  }),
};

/** A server that starts takes longer than it takes for some inputs; one that has had many is another one than a user's. */
const MOST_INPUTS = 20;

/** Has language servers follow the edits of inputs, over stdio, and answer what an editor asks. */
export class EditsTrial {
  readonly #server: string;
  #session: TypingSession | undefined;
  #inputs = 0;
  #faults: Fault[] = [];

  /** @param server The bundle of the server. */
  constructor(server: string) {
    this.#server = server;
  }

  /** What is wrong in a server that has followed other inputs is looked for in a new one, too. */
  async run(input: Input): Promise<readonly Fault[]> {
    const isFirst = this.#session === undefined;
    const faults = await this.#follow(input);
    if (isFirst || faults.length === 0) return faults;
    const again = await this.#follow(input);
    return again.length > 0 ? again : faults;
  }

  async #follow({ files, edits }: Input): Promise<readonly Fault[]> {
    const faults: Fault[] = (this.#faults = []);
    try {
      const session = (this.#session ??= await this.#start());
      faults.length = 0;
      this.#inputs += 1;
      await session.type(`input-${this.#inputs}`, files, edits);
    } catch (thrown) {
      faults.push(thrownFault("server", thrown));
    }
    if (faults.length > 0 || this.#inputs >= MOST_INPUTS) {
      await this.#session?.end();
      this.#session = undefined;
      this.#inputs = 0;
    }
    return faults;
  }

  async #start(): Promise<TypingSession> {
    const session = new TypingSession(this.#server, {
      error: (error) => this.#faults.push(thrownFault("server", error)),
      slow: (milliseconds) => {
        const detail = `${Math.round(milliseconds)} ms of processor time for one edit`;
        this.#faults.push({ kind: "slow", what: "an edit", detail });
      },
    });
    await session.type("warm-up", WARM_UP.files, WARM_UP.edits);
    return session;
  }
}
