// firefox.mjs PAGE PACKAGES FINDINGS: the explorer in Firefox: it opens, computes, and tells the findings that
// Chromium told for the same addresses (a file of JSON, of check.mjs). FIREFOX names the program. Every check is a
// line; exits 1 if one fails.
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const [file, packages, told] = process.argv.slice(2), need = createRequire(`${packages}/`);
const puppeteer = need("puppeteer-core");
const failed = [];

function check(what, holds, found = "") {
  console.log(`${holds ? "ok    " : "FAILED"} in Firefox: ${what}${found === "" ? "" : `: ${found}`}`);
  if (!holds) failed.push(what);
}

const browser = await puppeteer.launch({browser: "firefox", executablePath: process.env.FIREFOX, headless: true});
try {
  for (const {hash, finding} of JSON.parse(readFileSync(told, "utf8"))) {
    const page = await browser.newPage();
    await page.setViewport({width: 1280, height: 900});
    page.on("pageerror", (error) => check("no script fails", false, error.message));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) check("the console is silent", false, message.text());
    });
    await page.goto(pathToFileURL(file).href + hash);
    await page.waitForFunction(
        () => Number(document.body.dataset.worlds) >= 1000 &&
            (document.body.dataset.moved === "false" || document.body.dataset.told !== ""),
        {timeout: 180_000});
    const here = await page.$eval("#finding", (one) => one.textContent);
    check(`the finding of ${hash || "the first view"} is Chromium's`, here === finding, here);
    check("charts are drawn", (await page.$$("#charts .plot svg")).length > 0);
    await page.close();
  }
} catch (error) {
  check("it opens and computes", false, error.stack);
}
await browser.close();
process.exit(failed.length ? 1 : 0);
