package dev.acumen.evaluators.internal.judge;

/**
 * What a judge said once.
 *
 * @param verdict one of the scale's
 * @param because why, in the judge's words; may be empty
 */
record Opinion(String verdict, String because) {}
