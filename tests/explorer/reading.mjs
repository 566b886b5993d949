// Words: numbers that can be told apart, no names of the program, a glossary that is found, a worksheet of two pages.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const here = new URL("../../sim/explorer/", import.meta.url);
const kName = /\b[a-z]+\d*(?:_[a-z0-9]+)+\b/g;

/** A module of the page, by itself. */
async function pageModule(name) {
  const {build} = createRequire(new URL("package.json", here))("esbuild");
  const made = await build(
      {entryPoints: [new URL(`page/${name}.ts`, here).pathname], bundle: true, write: false, format: "esm"});
  return import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString("base64")}`);
}

async function numbers({check}) {
  const {rangeInWords, monthsRange, lengthInWords} = await pageModule("numbers");
  const alike = [[0.001, 0.0014], [0.521, 0.524], [-0.0002, 0.0001], [1234, 1236], [2e-7, 3e-7]]
                    .map(([low, high]) => rangeInWords(low, high))
                    .filter((range) => range.split(" to ")[0] === range.split(" to ")[1]);
  check("the ends of a range are told apart", alike.length === 0, alike.join("; "));
  check(
      "less than a day is said to be",
      monthsRange(0.0001, 0.0002) === "within a day" && lengthInWords(0.001) === "less than a day");
  check(
      "short times are said in days",
      monthsRange(0.52, 0.8) === "16 to 24 days" && monthsRange(-0.02, 0.3) === "−1 to 9 days",
      monthsRange(-0.02, 0.3));
  const {fromField} = await pageModule("values");
  const entered = [["1", 33.333333], ["1", 100], ["dex", 3]].map(([unit, shown]) => fromField({unit}, shown));
  check("what is entered has six digits", entered.join() === "0.333333,1,0.477121", entered.join());
  const {coreFinding} = await pageModule("finding");
  const core = (answer) => coreFinding({answer}, "X");
  check(
      "an interval from 0 to 0 is not shown",
      core(
          "Against \"X\", China trails less than a tenth of a month more " +
          "in December 2028 (0 to 0, 99 % interval of the mean).") === null);
  const small = core(
      "Against \"X\", China trails 1.2 months more in December 2028 (0.9 to 1.5, 99 % interval of the mean). " +
      "By December 2028 Washington receives $3 less: " +
      "worth it for whoever values a month of China's lag at more than $2 ($1 to $4).");
  check(
      "sums of a few dollars are not told",
      small === "China trails 1.2 months more in December 2028 (0.9 to 1.5, 99 % interval of the mean).", small);
  const large = core(
      "Against \"X\", China trails 1.2 months more in December 2028 (0.9 to 1.5). " +
      "By December 2028 Washington receives $3.10 bn less.");
  check("sums of billions are", /\$3\.10 bn less/.test(large), large);
}

export async function reading({open, settled, check}) {
  await numbers({check});
  const page = await open("#v1;remote_access_rule=0.9@2027-01");
  await settled(page, "256");
  await page.fill("#world", "3");
  await page.click("#tell");
  await page.waitForSelector(".story:not([hidden])", {timeout: 60_000});
  check(
      "a story is a list of months",
      (await page.locator(".story > ol > li").count()) > 20 && (await page.locator(".story pre").count()) === 0);
  const about = await page.evaluate(
      () => [...document.querySelectorAll(".choice input")]
                .map((one) => {
                  one.click();
                  return document.querySelector(".circumstance").textContent;
                })
                .join("\n"));
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  const found = about + await page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    for (const one of copy.querySelectorAll("script, noscript, pre, textarea, .table")) one.remove();
    return copy.textContent;
  });
  const names = [...new Set([...found.matchAll(kName)].map(([name]) => name))];
  check("no names of the program are shown", names.length === 0, names.slice(0, 8).join(", "));
  check(
      "nor \"dex\", nor what is undefined", !/\bdex\b|undefined|\bNaN\b|\[object/.test(found),
      found.match(/.{30}(\bdex\b|undefined|\bNaN\b|\[object).{30}/)?.[0]);
  const told =
      ["kCircumstances", "kClaims", "kEnds", "kSaid"].flatMap((table) => keysOf(table).map((name) => [table, name]));
  const known = await page.evaluate(
      () => [...document.querySelectorAll("[data-lever], [data-claim], .choice input")].map(
          (one) => one.dataset.lever ?? one.dataset.claim ?? one.value));
  const lost = told.filter(([, name]) => !known.includes(name)).map(([, name]) => name);
  check("words are of names of the registry", told.length > 100 && lost.length === 0, lost.join());
  await page.fill("#find-circumstance", "smuggl");
  const left = await page.locator(".choice:visible").allTextContents();
  check("circumstances are found by a word", left.length > 3 && left.every((one) => /smuggl/i.test(one)), left[0]);
  await page.context().close();
  await sheets({open, settled, check});
}

/** The names that a table of the page's words has. */
function keysOf(table) {
  const text = ["words", "words/circumstance_words"]
                   .map((file) => readFileSync(new URL(`page/${file}.ts`, here), "utf8"))
                   .join("\n");
  const body = text.slice(text.indexOf(`const ${table}`)).split("\n};")[0];
  return [...body.slice(body.indexOf("= {")).matchAll(/(?:^|[{,])\s*(\w+):/gm)].map(([, name]) => name);
}

/** How many pages a print has, and what `asked` says of the page as it prints. */
async function pages(page, asked) {
  await page.emulateMedia({media: "print"});
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const seen = await page.evaluate(asked);
  const pdf = (await page.pdf({preferCSSPageSize: true})).toString("latin1");
  await page.emulateMedia({media: null});
  return {seen, count: pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length};
}

async function sheets({open, settled, check}) {
  const page = await open("#v1;hbm_ban=0@2027-01", {permissions: ["clipboard-read", "clipboard-write"]});
  await settled(page, "256");
  const shown = await pages(page, () => {
    const seen = (place) => document.querySelector(place).checkVisibility();
    return ["#finding", ".figure-lag svg", ".figure-change svg", ".figure-money svg", "#table td", "#on-paper"].every(
               seen) &&
        !["#levers", "#missions", ".command", ".tabs"].some(seen);
  });
  check("the browser's print has the present view", shown.seen && shown.count <= 3, `${shown.count} pages`);
  check("and leaves the page as it was", !(await page.evaluate(() => document.querySelector("#table").open)));
  await page.click("a[href='#glossary']");
  check("words are found from the bar", await page.isVisible("#glossary dt >> nth=0"));
  await page.evaluate(() => (window.print = () => {}));
  await page.click("#worksheet");
  const empty = await pages(page, () => {
    const seen = (place) => document.querySelector(place).checkVisibility();
    return [".mission", ".name-line", ".lines"].every(seen) && !["#finding", ".smalls", "#table"].some(seen);
  });
  check("the worksheet is the questions alone, on a page", empty.seen && empty.count === 1, `${empty.count} pages`);
  await page.evaluate(() => {
    for (const one of document.querySelectorAll(".answer"))
      one.textContent = "Not as you guessed: it cannot be told. ".repeat(3);
  });
  await page.click("#worksheet");
  const full = await pages(page, () => true);
  check("with answers it has two pages", full.count === 2, full.count);
  await page.click("#copy-link");
  await page.waitForFunction(() => document.querySelector(".said-briefly").textContent !== "");
  const gone =
      await page
          .waitForFunction(() => document.querySelector(".said-briefly").textContent === "", null, {timeout: 8_000})
          .then(() => true, () => false);
  check("\"Copied\" does not stay", gone);
  await page.context().close();
}
