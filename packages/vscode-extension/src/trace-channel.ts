import { Disposable, LogLevel, window, workspace } from "vscode";
import type { Event, LogOutputChannel, OutputChannel } from "vscode";
import { Trace } from "vscode-languageclient";

const NAME = "nf-lint trace";

/**
 * Where the language client writes what editor and server say to each other. A log channel of VS Code's own shows it only
 * after the user has set that channel's level besides; here the setting `nfLint.trace` alone decides.
 */
export class TraceChannel implements LogOutputChannel {
  readonly name = NAME;
  readonly logLevel = LogLevel.Trace;
  #channel: OutputChannel | undefined;

  /** What the user wants to read. */
  get wanted(): Trace {
    return Trace.fromString(workspace.getConfiguration("nfLint").get("trace", "off"));
  }

  readonly onDidChangeLogLevel: Event<LogLevel> = () => new Disposable(() => undefined);

  trace(message: string): void {
    this.appendLine(message);
  }

  debug(message: string): void {
    this.appendLine(message);
  }

  info(message: string): void {
    this.appendLine(message);
  }

  warn(message: string): void {
    this.appendLine(message);
  }

  error(message: string | Error): void {
    this.appendLine(String(message));
  }

  append(value: string): void {
    if (this.wanted !== Trace.Off) this.#opened().append(value);
  }

  appendLine(value: string): void {
    this.append(`${new Date().toISOString()} ${value}\n`);
  }

  replace(value: string): void {
    this.clear();
    this.append(value);
  }

  clear(): void {
    this.#channel?.clear();
  }

  show(): void {
    this.#opened().show(true);
  }

  hide(): void {
    this.#channel?.hide();
  }

  dispose(): void {
    this.#channel?.dispose();
  }

  /** Who never traces does not see the channel in the list. */
  #opened(): OutputChannel {
    return (this.#channel ??= window.createOutputChannel(NAME));
  }
}
