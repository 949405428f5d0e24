// Made by `npm run regen -- future-flags` from CPython 2.7.18, 3.6.15, 3.7.16, 3.8.18, 3.9.18, 3.10.13, 3.11.7, 3.12.1, 3.13.0, 3.14.10, 3.15.2.

/** Bits of `co_flags` that a `from __future__ import` leaves: its feature, and what `__future__` calls the bit behind `CO_`. */
export const FUTURE_FLAGS: readonly {
  pythons: readonly string[];
  flags: Readonly<Record<string, readonly [feature: string, name: string]>>;
}[] = [
  { pythons: ["2.7"], flags: {"8192":["division","FUTURE_DIVISION"],"16384":["absolute_import","FUTURE_ABSOLUTE_IMPORT"],"32768":["with_statement","FUTURE_WITH_STATEMENT"],"65536":["print_function","FUTURE_PRINT_FUNCTION"],"131072":["unicode_literals","FUTURE_UNICODE_LITERALS"]} },
  { pythons: ["3.6"], flags: {"8192":["division","FUTURE_DIVISION"],"16384":["absolute_import","FUTURE_ABSOLUTE_IMPORT"],"32768":["with_statement","FUTURE_WITH_STATEMENT"],"65536":["print_function","FUTURE_PRINT_FUNCTION"],"131072":["unicode_literals","FUTURE_UNICODE_LITERALS"],"262144":["barry_as_FLUFL","FUTURE_BARRY_AS_BDFL"],"524288":["generator_stop","FUTURE_GENERATOR_STOP"]} },
  { pythons: ["3.7"], flags: {"8192":["division","FUTURE_DIVISION"],"16384":["absolute_import","FUTURE_ABSOLUTE_IMPORT"],"32768":["with_statement","FUTURE_WITH_STATEMENT"],"65536":["print_function","FUTURE_PRINT_FUNCTION"],"131072":["unicode_literals","FUTURE_UNICODE_LITERALS"],"262144":["barry_as_FLUFL","FUTURE_BARRY_AS_BDFL"],"524288":["generator_stop","FUTURE_GENERATOR_STOP"],"1048576":["annotations","FUTURE_ANNOTATIONS"]} },
  { pythons: ["3.8","3.9","3.10","3.11","3.12","3.13","3.14","3.15"], flags: {"131072":["division","FUTURE_DIVISION"],"262144":["absolute_import","FUTURE_ABSOLUTE_IMPORT"],"524288":["with_statement","FUTURE_WITH_STATEMENT"],"1048576":["print_function","FUTURE_PRINT_FUNCTION"],"2097152":["unicode_literals","FUTURE_UNICODE_LITERALS"],"4194304":["barry_as_FLUFL","FUTURE_BARRY_AS_BDFL"],"8388608":["generator_stop","FUTURE_GENERATOR_STOP"],"16777216":["annotations","FUTURE_ANNOTATIONS"]} },
];
