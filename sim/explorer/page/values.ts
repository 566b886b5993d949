// How values of levers and circumstances are said, with their units in words.
import type {Lever} from "../core/contract";
import {monthInWords, monthOf} from "./months";
import {counted, percent, rounded} from "./numbers";
import {kSaid} from "./words";

export function isShare(lever: Lever): boolean { return lever.unit === "1" || lever.unit.startsWith("share"); }

/** A lever's value as its number field has it: shares in per cent, powers of ten as the factor that they are. */
export function toField(lever: Lever, value: number): number {
  if (lever.unit === "dex") return Number((10 ** value).toPrecision(4));
  return Number((value * (isShare(lever) ? 100 : 1)).toPrecision(6));
}

/** With six digits, as many as a field shows: 33.333333 % is 0.333333. */
export function fromField(lever: Lever, shown: number): number {
  const value = lever.unit === "dex" ? Math.log10(shown) : shown / (isShare(lever) ? 100 : 1);
  return Number(value.toPrecision(6));
}

/** What stands behind the number field. */
export function fieldUnit(lever: Lever): string {
  if (isShare(lever)) return "%";
  return lever.unit === "dex" ? "times" : unitInWords(lever.unit);
}

export function leverValue(lever: Lever, value: number): string {
  if (isShare(lever)) return `${percent(value)} ${kSaid[lever.name] ?? ""}`.trim();
  return quantity(value, lever.unit);
}

/** "chips/month" as "chips a month". */
export function unitInWords(unit: string): string {
  if (unit === "multiple of 2024") return "× 2024";
  return unit.replace(/\/mm2$/, "/mm²").replace(/^1\//, "a ").replace(/\/(month|year|day|die)\b/, " a $1");
}

/** A value of a circumstance or lever with its unit, where a reader can do something with that. */
export function quantity(value: number, unit: string): string {
  const [base = "", per = ""] = unit.split("/"), each = per === "year" || per === "month" ? ` a ${per}` : "";
  if (unit === "months since 2022-01") return monthInWords(monthOf(2022 * 12 + Math.round(value)));
  if (base === "dex" && per !== "dex") return `${rounded(10 ** value)} times${each}`;
  if (base === "ratio") return `${rounded(value)} times${each}`;
  if (base === "USD" && per !== "Mtok") return `$${counted(value)}${each}`;
  if (unit === "1" || /log|dex|ratio/.test(unit)) return counted(value);
  return `${Math.abs(value) >= 1e4 ? counted(value) : rounded(value, 3)} ${unitInWords(unit)}`;
}
