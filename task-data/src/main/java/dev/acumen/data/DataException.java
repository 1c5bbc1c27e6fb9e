package dev.acumen.data;

import java.nio.file.Path;

/** A data file that cannot be used. The message names the file, the line where there is one, and what to do. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong with the file as a whole */
    DataException(Path file, String problem) {
        super(file + ": " + problem);
    }

    /**
     * @param line counted from 1
     * @param problem what is wrong there
     */
    DataException(Path file, long line, String problem) {
        super(file + ", line " + line + ": " + problem);
    }
}
