/**
 * A whole number with a comma between thousands. `toLocaleString` would load the locale data of the platform for it, which
 * holds a phone for some 50 ms while a widget comes to life.
 */
export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
