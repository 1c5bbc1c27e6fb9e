/** Tests of the package of the same name. */
@NullMarked
package dev.acumen.endpoints.internal.call;

import org.jspecify.annotations.NullMarked;
