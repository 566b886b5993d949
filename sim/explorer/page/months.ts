// Months are "YYYY-MM" at borders and a count since year 0 within.
import type {Month} from "../core/contract";

const kNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December"
];

export function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function monthOf(index: number): Month {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export function monthsLater(month: Month, by: number): Month { return monthOf(monthIndex(month) + by); }

/** "December 2028". */
export function monthInWords(month: Month): string {
  return `${kNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** "Dec 2028". */
export function monthInShort(month: Month): string {
  return `${kNames[Number(month.slice(5, 7)) - 1]!.slice(0, 3)} ${month.slice(0, 4)}`;
}

/** All months from one to another. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const from = monthIndex(first);
  return Array.from({length: monthIndex(last) - from + 1}, (_, i) => monthOf(from + i));
}

export function isMonth(text: string): boolean { return /^\d{4}-(0[1-9]|1[0-2])$/.test(text); }
