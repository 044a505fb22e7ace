import { LONGEST_MS } from "./host.mjs";

/** What has a menu that can close by itself is done so often, each time with more patience: four minutes in all. */
const PATIENCE_MS = [5_000, 10_000, 15_000, 30_000, LONGEST_MS];

/** A person at a window of VS Code: what can be clicked and read there, waited for as long as it takes to appear. */
export class Workbench {
  #page;
  #isAgain = false;

  constructor(page) {
    this.#page = page;
  }

  async openFolder(origin, folder) {
    await this.#page.goto(`${origin}/?folder=${encodeURIComponent(folder)}`);
    await this.#page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  /**
   * Does something that leads through lists, menus or dialogs. Whatever comes to the front of the window in that moment
   * closes them, and what was begun is lost; then it is begun again, as a person would. It ends by waiting for what shows
   * that it is done, and does no harm when it is done twice.
   */
  async again(act) {
    // The whole is begun again, whichever part of it was lost.
    if (this.#isAgain) return act();
    this.#isAgain = true;
    try {
      return await this.#untilDone(act);
    } finally {
      this.#isAgain = false;
      this.#page.setDefaultTimeout(LONGEST_MS);
    }
  }

  async #untilDone(act) {
    for (const [tries, patience] of PATIENCE_MS.entries()) {
      this.#page.setDefaultTimeout(patience);
      try {
        return await act();
      } catch (error) {
        if (error.name !== "TimeoutError" || tries === PATIENCE_MS.length - 1) throw error;
        console.log(
          `# done again, for ${error.message
            .split("\n")
            .find((line) => /waiting for/.test(line))
            ?.trim()}`,
        );
        await this.#page.keyboard.press("Escape");
        await this.#page.keyboard.press("Escape");
      }
    }
  }

  openFile(name) {
    return this.again(async () => {
      await this.#page.keyboard.press("Control+p");
      await this.#type(name);
      await this.choose(name);
      await this.tab(name);
    });
  }

  goToLine(number) {
    return this.again(async () => {
      await this.#page.keyboard.press("Control+g");
      await this.#type(`:${number}`);
      await this.#page.keyboard.press("Enter");
      await this.#page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    });
  }

  /** Runs a command from the list of all, and waits for what shows that it runs. */
  command(title, shown) {
    return this.again(async () => {
      await this.#page.keyboard.press("F1");
      await this.#type(`>${title}`);
      await this.choose(title);
      await shown();
    });
  }

  /** Takes what a list offers. */
  async choose(label) {
    await this.#page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
  }

  /** Waits for a list with a title. */
  async picker(title) {
    await this.#page.locator(".quick-input-title", { hasText: title }).waitFor();
  }

  /** Waits for the tab that is in front. */
  async tab(label) {
    await this.#page.locator(".tab.active", { hasText: label }).waitFor();
  }

  /** The part of nf-lint in the status bar; where a text is given, once it says that. */
  statusBar(text) {
    const item = this.#page.locator('.statusbar-item[id*="nfLint.status"]');
    return text === undefined ? item : item.filter({ hasText: text });
  }

  /** VS Code's own counts of errors and warnings in the status bar, once they say a text. */
  problems(text) {
    return this.#page.locator('.statusbar-item[id="status.problems"]').filter({ hasText: text });
  }

  async #type(text) {
    await this.#page.locator(".quick-input-box input").fill(text);
  }
}
