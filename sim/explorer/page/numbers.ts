// How numbers are said.
const kDaysPerMonth = 365.25 / 12;
const kMostDays = 25;
const kSmall = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** With so many significant digits, and no exponent. */
export function rounded(value: number, digits = 2): string {
  if (value === 0 || !Number.isFinite(value)) return Number.isFinite(value) ? "0" : "not known";
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  const text =
      Math.abs(value) >= 10 ** digits ? Math.round(value).toLocaleString("en-GB") : value.toFixed(Math.min(places, 8));
  return text.replace("-", "−");
}

const kThousands: [number, string][] = [[1e12, "tn"], [1e9, "bn"], [1e6, "M"], [1e3, "k"]];

/** 2,300,000 as "2.3 M". */
export function counted(value: number, digits = 2): string {
  for (const [size, name] of kThousands)
    if (Math.abs(value) >= size)
      return `${rounded(value / size, Math.max(digits, Math.floor(Math.log10(Math.abs(value) / size)) + 1))} ${name}`;
  return rounded(value, digits);
}

export function percent(share: number, digits = 2): string { return `${rounded(100 * share, digits)} %`; }

/** Both ends of a range, with as many digits as it takes to tell them apart. */
export function rangeInWords(
    low: number, high: number, say: (value: number, digits: number) => string = rounded): string {
  const most = 8;
  for (let digits = 2; digits < most; ++digits) {
    const [from, to] = [say(low, digits), say(high, digits)];
    if (from !== to) return `${from} to ${to}`;
  }
  return say(low, 2);
}

export function isLessThanADay(months: number): boolean { return Math.abs(months) * kDaysPerMonth < 0.5; }

/** Is a length of time said in days? */
function isInDays(months: number): boolean { return Math.abs(months) * kDaysPerMonth < kMostDays; }

/** From here on lengths are said in years. */
const kFewestYears = 24;

/** "0.9 to 1.5 months", in days or in years, as the middle would be; what is shorter than a day at both ends is said to
 *  be. */
export function monthsRange(low: number, high: number, middle = (low + high) / 2): string {
  if (isLessThanADay(low) && isLessThanADay(high)) return "within a day";
  if (Math.abs(middle) >= kFewestYears) return `${rangeInWords(low / 12, high / 12)} years`;
  if (!isInDays(middle)) return `${rangeInWords(low, high)} months`;
  return `${rangeInWords(low * kDaysPerMonth, high * kDaysPerMonth, daysInWords)} days`;
}

/** Whole days, unless more is asked for. */
function daysInWords(days: number, digits: number): string {
  return digits > 2 ? rounded(days, digits - 1) : String(Math.round(days) || 0).replace("-", "−");
}

/** "about four days", "about two weeks", "1.4 months", "2 years": the length of a time, without sign. */
export function lengthInWords(months: number): string {
  const size = Math.abs(months), days = size * kDaysPerMonth;
  if (isLessThanADay(months)) return "less than a day";
  if (days < 10.5) return `about ${kSmall[Math.round(days)]} day${Math.round(days) === 1 ? "" : "s"}`;
  if (isInDays(months)) return `about ${Math.round(days)} days`;
  if (size < 1.05) return "about a month";
  if (size < kFewestYears) return `${rounded(size)} months`;
  return `${rounded(size / 12)} years`;
}

/** A share of worlds as "93 in 100". */
export function inHundred(share: number): string {
  if (!Number.isFinite(share)) return "no";
  const count = Math.round(100 * share);
  if (count === 0 && share > 0) return "fewer than 1 in 100";
  if (count === 100 && share < 1) return "more than 99 in 100";
  return `${count} in 100`;
}
