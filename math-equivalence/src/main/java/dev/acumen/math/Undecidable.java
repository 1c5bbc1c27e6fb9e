package dev.acumen.math;

/** Why a comparison cannot be decided; ends it wherever it stands. */
class Undecidable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Undecidable(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
