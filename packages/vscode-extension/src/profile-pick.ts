import { window } from "vscode";
import type { QuickPickItem } from "vscode";
import type { ProfilesResult } from "nf-lint-language-server/protocol";

/** How the run without profiles is called where a person reads it. */
export const NO_PROFILE = "(none)";

type Profiles = NonNullable<ProfilesResult>;

interface ChoiceItem extends QuickPickItem {
  readonly choice: string;
}

/** Lets the user take one of a project's choices of profiles, or write down another: `test,docker`. */
export async function pickChoice({ choices }: Profiles, title: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const pick = window.createQuickPick<ChoiceItem>();
    const known = choices.map(itemOf);
    pick.title = title;
    pick.placeholder = "A profile, or several as behind -profile: test,docker";
    pick.items = known;
    pick.onDidChangeValue((value) => {
      const written = value.trim();
      const isNew = written !== "" && !known.some(({ label }) => label === written);
      pick.items = isNew ? [...known, itemOf(written)] : known;
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.choice);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemOf(choice: string): ChoiceItem {
  if (choice === "") return { label: NO_PROFILE, description: "the run without profiles", choice };
  return choice.includes(",") ? { label: choice, description: "together", choice } : { label: choice, choice };
}
