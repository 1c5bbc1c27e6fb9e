package dev.acumen.tools.fetch;

/**
 * What stood at an address.
 *
 * @param address where it was found in the end, after redirects; without fragment
 * @param contentType as the server told it, with its parameters; empty if it told none
 * @param body unpacked; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, and never compared.
public record FetchedPage(String address, String contentType, byte[] body) {}
