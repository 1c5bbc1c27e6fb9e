package dev.acumen.evaluators.code;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where a program of a model runs. */
interface Isolation {

    /**
     * The command that runs another in there.
     *
     * @param folder the command may read, under {@link #seen}
     * @param limit on the time of its processors
     */
    List<String> around(Path folder, Duration limit, List<String> command);

    /** The folder's name in there. */
    String seen(Path folder);
}
