package dev.acumen.endpoints.internal.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What requests to an endpoint have in common.
 *
 * @param seed of all seeds; empty sends none
 * @param streams whether answers are asked for as streams of events
 * @param extraBody further fields of every request
 * @param knownRefused names of what is left out from the first call on
 */
public record WireSettings(
        Optional<Long> seed, boolean streams, Map<String, Object> extraBody, Set<String> knownRefused) {}
