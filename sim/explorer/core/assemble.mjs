// assemble.mjs SHELL.html MAIN.ts WORKER.ts STYLE.css OUT.html: a page without data, in one file. SHELL has
// @@policy@@ in its head, then @@style@@ and, last of all, @@script@@; the marks @@charts@@, @@core@@ and @@packet@@
// stay for `chokepoint explore`. MAIN is bundled with what it imports. `import worker from "worker"` in it gives the
// bundled WORKER as text, to be made a Blob.
import {build} from "esbuild";
import {createHash} from "node:crypto";
import {readFile, writeFile} from "node:fs/promises";

const [shellPath, mainPath, workerPath, stylePath, outPath] = process.argv.slice(2);

async function bundle(entry, plugins = []) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    plugins,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  return result.outputFiles[0].text.trim();
}

const workerText = await bundle(workerPath);
const worker = {
  name: "worker",
  setup({onResolve, onLoad}) {
    onResolve({filter: /^worker$/}, () => ({path: "worker", namespace: "worker"}));
    onLoad({filter: /.*/, namespace: "worker"}, () => ({contents: workerText, loader: "text"}));
  },
};
// A script ends at the first </script, whatever it stands in (esbuild writes no <!--).
const script = (await bundle(mainPath, [worker])).replaceAll("</script", "<\\/script");
const style = (await readFile(stylePath, "utf8")).trim();

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "worker-src blob:",
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

let page = await readFile(shellPath, "utf8");
function put(mark, text) {
  if (page.split(`@@${mark}@@`).length !== 2) throw new Error(`${shellPath} needs @@${mark}@@ once`);
  page = page.replace(`@@${mark}@@`, () => text);
}
for (const mark of ["charts", "core", "packet"])
  if (!page.includes(`@@${mark}@@`)) throw new Error(`${shellPath} needs @@${mark}@@`);
put("policy", `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
put("style", `<style>${style}</style>`);
put("script", `<script>${script}</script>`);
await writeFile(outPath, page);
