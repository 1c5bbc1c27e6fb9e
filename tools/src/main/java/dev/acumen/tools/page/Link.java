package dev.acumen.tools.page;

/**
 * A link of a document.
 *
 * @param number from 1, in the order of first occurrence; the same address has one number
 * @param address absolute, without fragment
 */
public record Link(int number, String address) {}
