/**
 * JSON over HTTP for services that tools ask. Start with {@link dev.acumen.tools.wire.JsonClient}. May import {@code core.tool}.
 */
@NullMarked
package dev.acumen.tools.wire;

import org.jspecify.annotations.NullMarked;
