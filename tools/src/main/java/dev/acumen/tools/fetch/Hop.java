package dev.acumen.tools.fetch;

import java.util.Optional;

/**
 * One answer of a server.
 *
 * @param location where it redirects to, if it does
 * @param contentType as the server told it, or empty
 * @param body unpacked; empty if its type cannot be read
 * @param isCutOff whether the body was larger than the limit
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, and never compared.
record Hop(int status, Optional<String> location, String contentType, byte[] body, boolean isCutOff) {}
