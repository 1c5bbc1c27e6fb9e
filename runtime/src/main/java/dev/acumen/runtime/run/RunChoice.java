package dev.acumen.runtime.run;

/** Which run is gone on with. */
public enum RunChoice {
    /** The newest unfinished run that is the same, else a new one. */
    TAKE_UP,
    /** Always a new one. */
    NEW,
    /** The newest unfinished one however it differs, as long as none of its steps is decided. */
    CONTINUE
}
