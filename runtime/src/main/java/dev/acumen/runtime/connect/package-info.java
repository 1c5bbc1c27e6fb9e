/**
 * From a specification to an endpoint. Start with {@link dev.acumen.runtime.connect.Connector}. May import the runtime's {@code config} and
 * {@code environment}.
 */
@NullMarked
package dev.acumen.runtime.connect;

import org.jspecify.annotations.NullMarked;
