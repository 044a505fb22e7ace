// VS Code for the web, as vscode.dev is: the page of code-server, without the server that it would ask for extensions,
// files and all else.
import { join } from "node:path";
import { URLSearchParams } from "node:url";
import { LONGEST_MS } from "./host.mjs";

const SETTINGS = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;

/** What ties the script of the page to its server, and what stands there in VS Code for the web. */
const TIES = [
  [/,remoteAuthority:location\.host/, ""],
  [/(\.file\(this\.userDataPath\)\.with\(\{scheme:)[\w.]+\.vscodeRemote/, '$1"vscode-userdata"'],
];

/** Where the page finds what the tests bring along. */
const SERVED = "/nf-lint-tests";

/**
 * Opens a folder in a page, with extensions that run in its workers.
 *
 * @param extensions Directories of extensions, by the names under which the page asks for them.
 * @param suite The one of them whose `browser` is a suite.
 */
export async function openOnTheWeb(page, origin, { folder, extensions, suite }) {
  const context = page.context();
  await context.route(`${origin}${SERVED}/**`, (route) => {
    const [name, ...rest] = new URL(route.request().url()).pathname.slice(SERVED.length + 1).split("/");
    return route.fulfill({ path: join(extensions[name], ...rest) }).catch(() => route.fulfill({ status: 404 }));
  });
  const at = (path) => ({ scheme: "http", authority: new URL(origin).host, path: `${SERVED}/${path}` });
  const change = (url, changed) =>
    context.route(url, async (route) => {
      const response = await route.fetch({ timeout: LONGEST_MS });
      await route.fulfill({ response, body: changed(await response.text()) });
    });
  const installed = Object.keys(extensions).filter((name) => name !== suite);
  const own = {
    remoteAuthority: undefined,
    additionalBuiltinExtensions: installed.map(at),
    developmentOptions: {
      extensions: [at(suite)],
      extensionTestsPath: at(`${suite}/main.js`),
      enableSmokeTestDriver: true,
    },
  };
  await change(
    (url) => url.origin === origin && url.pathname === "/",
    (text) =>
      text.replace(SETTINGS, (_, start, settings) => {
        const changed = { ...JSON.parse(settings.replaceAll("&quot;", '"')), ...own };
        return `${start}${JSON.stringify(changed).replaceAll('"', "&quot;")}"`;
      }),
  );
  await change("**/code/browser/workbench/workbench.js", (text) => {
    if (TIES.some(([tie]) => !tie.test(text)))
      throw new Error("This code-server ties its page to itself in another way.");
    return TIES.reduce((script, [tie, untied]) => script.replace(tie, untied), text);
  });
  await page.goto(`${origin}/?${new URLSearchParams({ folder })}`);
}
