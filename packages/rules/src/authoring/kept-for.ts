/**
 * A function that keeps its answers as long as what they are about lives. Trees of files do not change, and every variant
 * that reads a file asks the same of it.
 */
export function keptFor<K extends object, V>(answer: (about: K) => V): (about: K) => V {
  const kept = new WeakMap<K, { readonly value: V }>();
  return (about) => {
    const present = kept.get(about);
    if (present !== undefined) return present.value;
    const value = answer(about);
    kept.set(about, { value });
    return value;
  };
}
