/** Lets messages in that have come in the meantime: more edits, or a word that an answer is no longer wanted. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
