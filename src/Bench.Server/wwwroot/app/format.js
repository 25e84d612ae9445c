// How numbers are written on the page: a true minus, a dash for what is undefined.

const MINUS = '\u2212';

/** A number with fixed decimals; a dash where it is undefined. */
export function fixed(value, decimals) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '\u2013';
  // Digits behind the point of a number of five and more are noise; groups of three make it readable.
  const text = Math.abs(value) < 1e4 ? value.toFixed(decimals) : value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, '\u2009');
  return text.replace('-', MINUS);
}

/** As many digits as a reader needs of a number whose size is not known. */
export function short(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '\u2013';
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value).replace('-', MINUS);
  const size = Math.abs(value);
  const text = size >= 1000 ? value.toFixed(0) : size >= 100 ? value.toFixed(1) : size >= 1 ? value.toFixed(2)
    : size >= 0.001 ? value.toFixed(3) : value.toExponential(1);
  return text.replaceAll('-', MINUS);
}

/** A cell of a table: a number shortened, words as they are. */
export function cell(text) {
  if (typeof text === 'number') return short(text);
  if (text === null || text === undefined) return '';
  return /^-?\d+\.\d{4,}(e-?\d+)?$/i.test(text) || /^-?\d+(\.\d+)?e-?\d+$/i.test(text) ? short(Number(text)) : text;
}

/** Whether a cell holds a number. */
export const isNumber = text => typeof text === 'number' || (typeof text === 'string' && /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text));

/** Bytes for a reader. */
export function bytes(count) {
  const [value, unit] = count < 2 ** 20 ? [count / 2 ** 10, 'KiB'] : count < 2 ** 30 ? [count / 2 ** 20, 'MiB'] : [count / 2 ** 30, 'GiB'];
  return `${Number(value.toFixed(value < 10 ? 1 : 0))} ${unit}`;
}

/** A day and time in the reader's own zone. */
export function when(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text ?? '' : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A count and its word. */
export const count = (n, one, many) => `${n} ${n === 1 ? one : many ?? `${one}s`}`;
