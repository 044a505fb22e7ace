/** Other programs have XML in files that end in `.config` (`app.config`); nothing that Nextflow reads begins so. */
export function isXml(text: string): boolean {
  return /^\ufeff?\s*<(?:\?xml\s|configuration[\s/>])/.test(text);
}
