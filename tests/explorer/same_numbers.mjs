// The exported scenario, run by the native program, gives the numbers that the page shows.
import {execFileSync} from "node:child_process";
import {readFileSync, statSync} from "node:fs";

async function saved(page, id, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(id)]);
  await download.saveAs(name);
  return name;
}

/** Words without breaks and the case of a first letter. */
const words = (text) => text.replace(/\s+/g, " ").toLowerCase();

function cell(file, which, column) {
  const [head, ...rows] = readFileSync(file, "utf8")
                              .trim()
                              .split("\n")
                              .filter((line) => !line.startsWith("#"))
                              .map((line) => line.split(","));
  return rows.find((row) => which(row, (name) => head.indexOf(name)))?.[head.indexOf(column)];
}

export async function sameNumbers({open, settled, slide, check}) {
  const page = await open();
  await settled(page);
  await slide(page, "remote_access_rule", 90);
  await settled(page);
  const headline = await page.textContent("#finding");
  await page.waitForFunction(() => document.body.dataset.told !== "", null, {timeout: 60_000});
  check(
      "the headline is one short sentence, and stays when all worlds have run",
      /^In December 2028 China trails [^.]*(\.\d[^.]*)*\.$/.test(headline) && headline.length < 120 &&
          headline === (await page.textContent("#finding")),
      headline);
  const whole = await page.textContent("#whole"), command = (await page.textContent(".command")).trim();
  await saved(page, "#save-scenario", "mine.json");
  await saved(page, "#save-csv", "page.csv");
  check(
      "the command names the exported file", command === "chokepoint compare baseline mine.json --replicates 1000",
      command);
  const told = execFileSync(
      process.env.CHOKEPOINT, [...command.split(" ").slice(1), "--out", "native", "--no-charts"],
      {encoding: "utf8", stdio: "pipe"});
  check("what unfolds is the program's sentence", words(told).includes(words(whole)), whole);

  const page_mean = cell("page.csv", (row, name) => row[name("month")] === "2028-12", "change_mean");
  const native_mean = cell(
      "native/differences.csv", (row, name) => row[name("month")] === "2028-12" && row[name("outcome")] === "gap_pace",
      "mean");
  check(
      "the mean difference has the program's bits", Object.is(Number(page_mean), Number(native_mean)),
      `${page_mean} and ${native_mean}`);

  const svg = await saved(page, "#save-svg", "chart.svg"), png = await saved(page, "#save-png", "chart.png");
  check("the SVG stands alone", /^<svg /.test(readFileSync(svg, "utf8")) && !/class=/.test(readFileSync(svg, "utf8")));
  check(
      "the PNG is one", readFileSync(png).subarray(1, 4).toString() === "PNG" && statSync(png).size > 10_000,
      `${statSync(png).size} bytes`);
  await page.selectOption("#month", "2027-12");
  const other = await page.textContent(".command");
  check("the command reads the month that is read", / mine\.json --at 2027-12 --replicates 1000$/.test(other), other);
  await page.context().close();
}
