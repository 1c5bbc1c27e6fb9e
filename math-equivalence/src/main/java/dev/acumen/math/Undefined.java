package dev.acumen.math;

/** An expression has no value at a point, such as a quotient with zero below the line. */
final class Undefined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Undefined(String reason) {
        super(reason, null, false, false);
    }
}
