import { describe, expect, it } from "vitest";
import { CancellationTokenSource, ResponseError } from "vscode-languageserver";
import { answering, untilCancelled } from "../../src/requests/answering.js";
import { nextTurn } from "../../src/requests/next-turn.js";

describe("answering", () => {
  it("gives the answer, waited for where it takes time", async () => {
    const errors: unknown[] = [];
    const handler = answering(
      (name: string) => Promise.resolve(`hello ${name}`),
      (error) => errors.push(error),
    );
    expect(await handler("you", new CancellationTokenSource().token)).toBe("hello you");
    expect(errors).toEqual([]);
  });

  it("does not work out what is cancelled before its turn", async () => {
    let worked = 0;
    const handler = answering(
      () => {
        worked += 1;
      },
      () => undefined,
    );
    const source = new CancellationTokenSource();
    const answer = handler(undefined, source.token);
    source.cancel();
    expect(await answer).toMatchObject({ code: -32800 });
    expect(worked).toBe(0);
  });

  it("does not work out what is cancelled while another request is worked on", async () => {
    const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const worked: string[] = [];
    const handler = answering(
      (name: string) => {
        worked.push(name);
        // As a message that has come in is handled: in a later turn.
        setImmediate(() => {
          second.cancel();
        });
      },
      () => undefined,
    );
    const answers = await Promise.all([handler("first", first.token), handler("second", second.token)]);
    expect(answers).toMatchObject([undefined, { code: -32800 }]);
    expect(worked).toEqual(["first"]);
  });

  it("ends long work that nobody waits for any more, and says so", async () => {
    const source = new CancellationTokenSource();
    const errors: unknown[] = [];
    let steps = 0;
    const handler = answering(
      async (_: undefined, token) => {
        for (; steps < 9; steps += 1) {
          untilCancelled(token);
          await nextTurn();
          if (steps === 2) source.cancel();
        }
      },
      (error) => errors.push(error),
    );
    expect(await handler(undefined, source.token)).toMatchObject({ code: -32800 });
    expect(steps).toBe(3);
    expect(errors).toEqual([]);
  });

  it("makes an error response of a bug, and tells of it", async () => {
    const errors: unknown[] = [];
    const bug = new TypeError("no such thing");
    const handler = answering(
      () => {
        throw bug;
      },
      (error) => errors.push(error),
    );
    const answer = await handler(undefined, new CancellationTokenSource().token);
    expect(answer).toBeInstanceOf(ResponseError);
    expect(answer).toMatchObject({
      message:
        "This is a bug in nf-lint, not in your files. Please report it at https://github.com/nf-lint/nf-lint/issues: no such thing",
    });
    expect(errors).toEqual([bug]);
  });
});
