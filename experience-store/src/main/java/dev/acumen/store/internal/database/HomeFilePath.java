package dev.acumen.store.internal.database;

import dev.acumen.files.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.disk.FilePathDisk;
import org.jspecify.annotations.Nullable;

/**
 * Files of a database whose folder may have any name. In the URL of a database {@code ;} begins settings, some of which run SQL, {@code \} stands for
 * {@code /}, and there is no way to quote either; so the path stands there in letters and digits of our own, and H2's extension point for file systems
 * has them read here. Files are made for their owner alone. Public, with a constructor that takes nothing, because H2 makes it.
 */
public final class HomeFilePath extends FilePathWrapper {

    private static final String SCHEME = "acumen";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9./-]");
    private static final Pattern SPELLED = Pattern.compile("_([0-9a-f]{4})");

    /** The URL of the database in the given file, without settings. */
    static String url(Path file) {
        FilePath.register(new HomeFilePath());
        return "jdbc:h2:" + SCHEME + ":" + spelled(file.toAbsolutePath().toString());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public @Nullable HomeFilePath wrap(@Nullable FilePath base) {
        // The root of a file system has no parent.
        return base == null ? null : (HomeFilePath) getPath(getPrefix() + spelled(base.name));
    }

    @Override
    protected FilePath unwrap(String fileName) {
        return new AsNamed(named(fileName.substring(getPrefix().length())));
    }

    @Override
    public boolean createFile() {
        if (exists()) {
            return false;
        }
        try {
            PrivateFiles.file(path());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            // It says why in words of its own.
            return super.createFile();
        }
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (mode.contains("w")) {
            PrivateFiles.file(path());
        }
        return super.open(mode);
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        PrivateFiles.file(path());
        return super.newOutputStream(append);
    }

    private Path path() {
        return Path.of(getBase().name);
    }

    private static String spelled(String path) {
        StringBuilder result = new StringBuilder();
        for (char character : path.replace(File.separatorChar, '/').toCharArray()) {
            boolean isSafe = SAFE.matcher(String.valueOf(character)).matches();
            result.append(isSafe ? String.valueOf(character) : String.format(Locale.ROOT, "_%04x", (int) character));
        }
        return result.toString();
    }

    private static String named(String spelled) {
        return SPELLED.matcher(spelled)
                .replaceAll(one -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(one.group(1), 16))));
    }

    /** A file by the very name it has: the class this extends reads {@code \} as {@code /}, and expands {@code ~}. */
    private static final class AsNamed extends FilePathDisk {
        AsNamed(String path) {
            this.name = path;
        }

        @Override
        public FilePathDisk getPath(String path) {
            return new AsNamed(path);
        }
    }
}
