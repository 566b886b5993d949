// check.mjs PAGE PACKAGES: the explorer in Chromium. Every check is a line; exits 1 if one fails.
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";
import {access, keyboard} from "./access.mjs";
import {live} from "./live.mjs";
import {phone} from "./phone.mjs";
import {presets} from "./presets.mjs";
import {reading} from "./reading.mjs";
import {sameNumbers} from "./same_numbers.mjs";
import {sharing} from "./sharing.mjs";

const [file, packages] = process.argv.slice(2), need = createRequire(`${packages}/`);
const {chromium} = need("playwright-core");
const browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ["--no-sandbox"]});
const address = pathToFileURL(file).href;
const failed = [];

function check(what, holds, found = "") {
  console.log(`${holds ? "ok    " : "FAILED"} ${what}${found === "" ? "" : `: ${found}`}`);
  if (!holds) failed.push(what);
}

/** A page of its own, whose console and network are watched. */
async function open(hash = "", options = {}) {
  const context = await browser.newContext(
      {viewport: {width: 1280, height: 900}, offline: true, acceptDownloads: true, ...options});
  const page = await context.newPage();
  page.on("console", (message) => check("the console is silent", false, message.text()));
  page.on("pageerror", (error) => check("no script fails", false, error.message));
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) check("nothing is asked of the network", false, request.url());
  });
  await page.goto(address + hash);
  return page;
}

/** Waits until a state has been run in so many worlds, or more. */
const settled = (page, worlds = "1000") =>
    page.waitForFunction((least) => Number(document.body.dataset.worlds) >= least, Number(worlds), {timeout: 120_000});

/** Puts a slider somewhere, as a drag that is let go. */
async function slide(page, lever, step) {
  await page.evaluate(([name, value]) => {
    document.body.dataset.worlds = "";
    const range = document.getElementById(`lever-${name}`);
    range.value = value;
    range.dispatchEvent(new Event("input"));
    range.dispatchEvent(new Event("change"));
  }, [lever, String(step)]);
}

const tools = {
  open,
  settled,
  slide,
  check,
  need
};
const wanted = process.env.PARTS?.split(",");  // for who works on one of them
for (const part of [live, sameNumbers, sharing, presets, reading, phone, access, keyboard]) {
  if (wanted && !wanted.includes(part.name)) continue;
  try {
    await part(tools);
  } catch (error) {
    check(part.name, false, error.stack);
  }
}
await browser.close();
console.log(failed.length ? `${failed.length} failed` : "all hold");
process.exit(failed.length ? 1 : 0);
