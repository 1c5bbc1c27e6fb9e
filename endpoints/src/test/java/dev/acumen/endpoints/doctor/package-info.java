/** Tests of the doctor over real HTTP. */
@NullMarked
package dev.acumen.endpoints.doctor;

import org.jspecify.annotations.NullMarked;
