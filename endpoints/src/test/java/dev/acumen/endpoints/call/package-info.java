/** Tests of the package of the same name. */
@NullMarked
package dev.acumen.endpoints.call;

import org.jspecify.annotations.NullMarked;
