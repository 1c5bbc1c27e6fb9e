package dev.acumen.data;

import dev.acumen.files.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file that must be UTF-8, without a byte order mark. */
final class Utf8File {

    private Utf8File() {}

    static String read(Path file) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file));
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // UTF-8 never has fewer bytes than UTF-16 has characters.
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, characters, true);
        if (result.isError()) {
            String readable = characters.flip().toString();
            throw new DataException(
                    file, readable.chars().filter(c -> c == '\n').count() + 1, "is not UTF-8; save the file as UTF-8");
        }
        String text = characters.flip().toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DataException(file, "there is no such file");
        } catch (IOException e) {
            throw new DataException(
                    file,
                    Files.isDirectory(file)
                            ? "is a folder; name a file in it"
                            : "cannot be read: " + FileProblem.reading(file, e));
        }
    }
}
