/** Tests of the HTTP client and what it keeps secret. */
@NullMarked
package dev.acumen.endpoints.internal.http;

import org.jspecify.annotations.NullMarked;
