/**
 * What a server can do, found out in a few short calls. Start with {@link dev.acumen.endpoints.doctor.Doctor}. May import
 * {@code endpoints}, {@code endpoints.internal.call}, {@code endpoints.internal.http} and core.
 */
@NullMarked
package dev.acumen.endpoints.doctor;

import org.jspecify.annotations.NullMarked;
