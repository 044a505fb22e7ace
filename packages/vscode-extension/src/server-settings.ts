/** The user's settings as the server is told them: what stands beside its findings is seen here, and not there. */
export function serverSettings(settings: unknown): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> =
    typeof settings === "object" && settings !== null ? { ...settings } : {};
  return { ...values, syntaxDiagnostics: values["syntaxDiagnostics"] === "off" ? "off" : "on" };
}
