/** Tests of the HTTP client and what it keeps secret. */
@NullMarked
package dev.acumen.endpoints.http;

import org.jspecify.annotations.NullMarked;
