package dev.acumen.data;

import java.nio.file.Path;

/** Data that cannot be used, or cannot be had. The message names the file or server, the line where there is one, and what to do. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Whose fault it is. */
    public enum Kind {
        /** What stands in a file, or which one was asked for. */
        CONTENT,
        /** The server that data is fetched from. */
        SERVER,
        /** The disk. */
        DISK
    }

    /** @param problem what is wrong, and what to do */
    public DataException(Kind kind, String problem) {
        super(problem);
        this.kind = kind;
    }

    /** @param problem what is wrong with the file as a whole */
    DataException(Path file, String problem) {
        this(Kind.CONTENT, file + ": " + problem);
    }

    /**
     * @param line counted from 1
     * @param problem what is wrong there
     */
    DataException(Path file, long line, String problem) {
        this(Kind.CONTENT, file + ", line " + line + ": " + problem);
    }

    /** Data whose content cannot be used. */
    public static DataException content(String problem) {
        return new DataException(Kind.CONTENT, problem);
    }

    /** Whose fault it is. */
    public Kind kind() {
        return kind;
    }
}
