package dev.acumen.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Files and folders that only their owner may read: prompts and answers concern nobody else on the machine. They are made with their permissions (0600
 * and 0700), so that there is no moment at which others can open them. What is there already keeps its permissions. Where a file system has no POSIX
 * permissions, as on Windows, files have those that their folder gives them. Thread-safe; holds no state.
 */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.copyOf(FOLDER));
    private static final Set<PosixFilePermission> ENTRY_OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> READING_OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private PrivateFiles() {}

    /**
     * Makes the folder, and those above it that are missing. A link to a folder counts as one.
     *
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static Path folder(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /**
     * Makes an empty file where there is none, for whoever opens it by its name afterwards.
     *
     * @return the file
     * @throws IOException if it cannot be made
     */
    public static Path file(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, attributes(file, FILE));
            } catch (FileAlreadyExistsException e) {
                // Somebody was faster; or it is a link that leads nowhere yet, which whoever opens it fills.
                return file;
            }
        }
        return file;
    }

    /**
     * Opens the file for appending, and makes it where there is none.
     *
     * @throws IOException if it cannot be opened
     */
    public static FileChannel append(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), attributes(file, FILE));
    }

    /**
     * Puts the text into the file, in place of what it held: whole, or not at all. It is on the disk when this returns.
     *
     * @throws IOException if it cannot be written; the file is then what it was
     */
    public static void replace(Path file, String text) throws IOException {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts the bytes into the file, in place of what it held: whole, or not at all. They are on the disk when this returns.
     *
     * @throws IOException if they cannot be written; the file is then what it was
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = folder(file.resolveSibling("").toAbsolutePath().normalize());
        // The JDK makes temporary files for their owner alone.
        Path unfinished = Files.createTempFile(folder, "unfinished", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Takes from others what they may do with the files and folders in a private folder, for files that a library makes by itself.
     *
     * @throws IOException if the folder cannot be read or its files not be changed
     */
    public static void close(Path folder) throws IOException {
        if (!hasPermissions(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) throws IOException {
                closeOne(below);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                closeOne(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    // It was removed meanwhile.
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /**
     * Whether somebody else can read one of the named files or folders in the folder, or what is in them. A folder that nobody else may enter keeps
     * all from others.
     *
     * @param names of files and folders that may be missing
     * @return false, too, where that cannot be told
     */
    public static boolean canOthersRead(Path folder, List<String> names) {
        try {
            return hasPermissions(folder)
                    && isOpen(folder, ENTRY_OF_OTHERS)
                    && names.stream().map(folder::resolve).anyMatch(PrivateFiles::canOthersRead);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canOthersRead(Path file) {
        try {
            return isOpen(file, READING_OF_OTHERS);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOpen(Path file, Set<PosixFilePermission> to) throws IOException {
        return Files.getPosixFilePermissions(file).stream().anyMatch(to::contains);
    }

    private static void closeOne(Path file) throws IOException {
        try {
            Set<PosixFilePermission> given = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            if (!Files.isSymbolicLink(file) && given.stream().anyMatch(OF_OTHERS::contains)) {
                given.removeAll(OF_OTHERS);
                Files.setPosixFilePermissions(file, given);
            }
        } catch (NoSuchFileException e) {
            // It was removed meanwhile.
            return;
        }
    }

    private static boolean hasPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
        return hasPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
