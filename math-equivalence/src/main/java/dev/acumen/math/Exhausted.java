package dev.acumen.math;

/** The work a comparison may take is used up: what was being tried has not failed, it was stopped. */
final class Exhausted extends Undecidable {

    private static final long serialVersionUID = 1L;

    Exhausted(String reason) {
        super(reason);
    }
}
