import { commands, Location, Position, Range, Uri } from "vscode";
import type { Location as ProtocolLocation, Position as ProtocolPosition } from "vscode-languageclient";

/** Shows findings where a lens stands, as references are shown: a lens calls it, with what the server gives it. */
export async function showFindings(uri: unknown, position: unknown, locations: unknown): Promise<void> {
  if (typeof uri !== "string" || !Array.isArray(locations)) return;
  const found = (locations as readonly ProtocolLocation[]).map(
    ({ uri: file, range: { start, end } }) => new Location(Uri.parse(file), new Range(placeOf(start), placeOf(end))),
  );
  await commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(uri),
    placeOf(position as ProtocolPosition),
    found,
  );
}

function placeOf({ line, character }: ProtocolPosition): Position {
  return new Position(line, character);
}
