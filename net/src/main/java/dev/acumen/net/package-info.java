/** What every client of a server needs. Start with {@link dev.acumen.net.Secret}. May import nothing of ours. */
@NullMarked
package dev.acumen.net;

import org.jspecify.annotations.NullMarked;
