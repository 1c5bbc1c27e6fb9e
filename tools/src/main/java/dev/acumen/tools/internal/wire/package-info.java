/**
 * JSON over HTTP for services that tools ask. Start with {@link dev.acumen.tools.internal.wire.JsonClient}. May import {@code core.tool}.
 */
@NullMarked
package dev.acumen.tools.internal.wire;

import org.jspecify.annotations.NullMarked;
