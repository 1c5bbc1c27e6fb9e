package dev.acumen.cli.show;

import dev.acumen.core.run.PassId;

/** Passes as people read them. */
public final class PassName {

    private PassName() {}

    /** The pass, with its step where it has one. */
    public static String of(PassId pass) {
        int step = pass.step().number();
        return (step == 0 ? "" : "step " + step + " ") + pass.name();
    }
}
