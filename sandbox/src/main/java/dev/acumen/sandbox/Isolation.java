package dev.acumen.sandbox;

import java.nio.file.Path;
import java.util.List;

/** Where a program of a model runs. */
public interface Isolation {

    /**
     * The command that runs another in there. It is to be started with an empty environment.
     *
     * @param readable files and folders that the program may read, under their own names
     * @param limits on what it may use
     * @param command to be run
     */
    List<String> around(List<Path> readable, Limits limits, List<String> command);

    /** Whether the program sees no process but its own, none of which outlives it, and has an empty folder of its own to write to. */
    boolean isBox();
}
