/** Files of this package as text: Vite's way to import them, which the build follows (tsup.config.ts). */
declare module "*?raw" {
  const text: string;
  export default text;
}
