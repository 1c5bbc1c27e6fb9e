package dev.acumen.files;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a file cannot be read or written, in words that say what to do. The exceptions of the JDK often give the file's name where a person looks for the
 * reason, and say which of the folders above it is the trouble in no case. Thread-safe; holds no state.
 */
public final class FileProblem {

    /** As the classes of {@code java.io} say it: the name of the file, and the system's reason in brackets. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]*)\\)$");

    /** What systems say: no room on the device, in the quota, or in the size a process may give a file. */
    private static final String[] NO_ROOM = {
        "no space left", "quota exceeded", "file too large", "not enough space", "disk full"
    };

    private static final String ELSEWHERE = ", or choose another place";

    private FileProblem() {}

    /**
     * Why it cannot be read, without its name: {@code "cannot read " + file + ": " + FileProblem.reading(file, e)}.
     *
     * @param file a file or folder
     * @param failure what was thrown, also as the cause of another exception
     */
    public static String reading(Path file, Exception failure) {
        IOException cause = cause(failure);
        String said = said(cause);
        if (cause instanceof CharacterCodingException) {
            return "it is no UTF-8 text; save it as UTF-8";
        }
        if (cause instanceof EOFException) {
            return "it ends too early";
        }
        return place(file, cause, said, "there is no such file")
                .or(() -> system(file, said))
                .orElseGet(() -> plain(file, cause, said));
    }

    /**
     * Why it cannot be written or made, without its name: {@code "cannot write " + file + ": " + FileProblem.writing(file, e)}.
     *
     * @param file a file or folder
     * @param failure what was thrown, also as the cause of another exception
     */
    public static String writing(Path file, Exception failure) {
        IOException cause = cause(failure);
        String said = said(cause);
        return place(file, cause, said, "nothing can be made in " + above(file) + "; choose another place")
                .or(() -> system(file, said))
                .orElseGet(() -> plain(file, cause, said));
    }

    /** Whether there was no room to write: what is there already is whole then, and more room is all it takes. */
    public static boolean isWithoutRoom(IOException failure) {
        return isSaid(said(failure), NO_ROOM);
    }

    /** What has to do with the folders that the file is in. */
    private static Optional<String> place(Path file, IOException cause, String said, String missing) {
        boolean isMissing = cause instanceof NoSuchFileException || isSaid(said, "no such file", "cannot find the");
        boolean isNoFolder = cause instanceof NotDirectoryException
                || cause instanceof FileAlreadyExistsException
                || isSaid(said, "not a directory");
        if (!isMissing && !isNoFolder) {
            return Optional.empty();
        }
        for (Path at = above(file); at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                if (!Files.isDirectory(at)) {
                    return Optional.of(at + " is a file, not a folder" + ELSEWHERE.replace(", or", ";"));
                }
                break;
            }
        }
        if (isNoFolder) {
            return Optional.of(
                    Files.isDirectory(file)
                            ? "it is a folder"
                            : "there is a file of that name, not a folder; choose another place");
        }
        Path folder = above(file);
        if (folder != null && !Files.exists(folder)) {
            return Optional.of("there is no folder " + folder + "; make it" + ELSEWHERE);
        }
        if (Files.isSymbolicLink(file)) {
            return Optional.of("it is a link to something that does not exist");
        }
        return Optional.of(missing);
    }

    /** What the system says in words of its own. */
    private static Optional<String> system(Path file, String said) {
        if (isSaid(said, "permission denied", "operation not permitted", "access is denied")) {
            return Optional.of("permission denied; give your user access to " + closed(file) + ELSEWHERE);
        }
        if (isSaid(said, "read-only file system", "write protected")) {
            return Optional.of("it is on a file system that is read-only; choose another place");
        }
        if (isSaid(said, NO_ROOM)) {
            return Optional.of(
                    "the disk is full, or the file larger than it may be (" + said + "); make room" + ELSEWHERE);
        }
        if (isSaid(said, "is a directory")) {
            return Optional.of("it is a folder; name a file");
        }
        if (isSaid(said, "name too long", "filename or extension is too long")) {
            return Optional.of("its name is longer than the file system allows; choose a shorter one");
        }
        if (isSaid(said, "too many levels of symbolic links")) {
            return Optional.of("its links lead in a circle");
        }
        if (isSaid(said, "too many open files")) {
            return Optional.of("too many files are open at once; allow more with ulimit -n");
        }
        return Optional.empty();
    }

    private static String plain(Path file, IOException cause, String said) {
        if (cause instanceof ClosedChannelException) {
            return "it was closed meanwhile";
        }
        boolean isReason = !said.isBlank() && !said.equals(file.toString()) && !said.startsWith("/");
        return isReason
                ? said
                : "the system gives no reason (" + cause.getClass().getSimpleName() + ")";
    }

    private static boolean isSaid(String said, String... reasons) {
        String lower = said.toLowerCase(Locale.ROOT);
        return List.of(reasons).stream().anyMatch(lower::contains);
    }

    private static String said(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemLoopException) {
            return "too many levels of symbolic links";
        }
        if (cause instanceof FileSystemException failure) {
            return Optional.ofNullable(failure.getReason()).orElse("");
        }
        String message = String.valueOf(cause.getMessage());
        Matcher reason = IN_BRACKETS.matcher(message);
        if (cause instanceof FileNotFoundException && reason.find()) {
            return reason.group(1);
        }
        return cause.getMessage() == null ? "" : message;
    }

    /** The outermost that has to do with a file. */
    private static IOException cause(Throwable failure) {
        int deep = 0;
        for (Throwable at = failure; at != null && deep < 20; at = at.getCause()) {
            if (at instanceof IOException found) {
                return found;
            }
            deep++;
        }
        return new IOException(failure.getMessage());
    }

    /** The file, or the folder nearest to it that its user may not enter. */
    private static Path closed(Path file) {
        Path folder = above(file);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || folder == null) {
            return file;
        }
        while (folder.getParent() != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static @Nullable Path above(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }
}
