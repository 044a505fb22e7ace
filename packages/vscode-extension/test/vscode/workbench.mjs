/** A person at a window of VS Code: what can be clicked and read there, waited for as long as it takes to appear. */
export class Workbench {
  #page;

  constructor(page) {
    this.#page = page;
    page.setDefaultTimeout(120_000);
  }

  async openFolder(origin, folder) {
    await this.#page.goto(`${origin}/?folder=${encodeURIComponent(folder)}`);
    await this.#page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  async openFile(name) {
    await this.#page.keyboard.press("Control+p");
    await this.#type(name);
    await this.choose(name);
    await this.tab(name);
  }

  async goToLine(number) {
    await this.#page.keyboard.press("Control+g");
    await this.#type(`:${number}`);
    await this.#page.keyboard.press("Enter");
  }

  async command(title) {
    await this.#page.keyboard.press("F1");
    await this.#type(`>${title}`);
    await this.choose(title);
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

  /** Waits until the part of nf-lint in the status bar says something, and gives it. */
  statusBar(text) {
    const item = this.#page.locator('.statusbar-item[id*="nfLint.status"]');
    return text === undefined ? item : item.filter({ hasText: text });
  }

  async #type(text) {
    await this.#page.locator(".quick-input-box input").fill(text);
  }
}
