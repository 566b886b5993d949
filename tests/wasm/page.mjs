// page.mjs EXPLORER PACKAGES: opens the page from the disk, prints what it says, and exits 1 if it failed, asked the network for
// anything or reported something to the console. PACKAGES: the folder with playwright-core.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(`${process.argv[3]}/`)("playwright-core");

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage();
const faults = [];
page.on("console", (message) => faults.push(`console: ${message.text()}`));
page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
page.on("request", (request) => {
  if (!/^(file|blob|data):/.test(request.url())) faults.push(`request: ${request.url()}`);
});
await page.goto(pathToFileURL(process.argv[2]).href);
await page.waitForFunction(() => document.title !== "waiting", null, { timeout: 300_000 });
console.log(await page.textContent("#said"));
if ((await page.title()) !== "done") faults.push("the page failed");
for (const fault of faults) console.log(fault);
await browser.close();
process.exit(faults.length ? 1 : 0);
