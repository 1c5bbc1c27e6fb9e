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
        byte[] content = bytes(file);
        ForeignFormat.problem(content).ifPresent(problem -> {
            throw new DataException(file, problem);
        });
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // UTF-8 never has fewer bytes than UTF-16 has characters.
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, characters, true);
        if (result.isError()) {
            throw notUtf8(file, content, characters.flip().toString(), bytes.position());
        }
        String text = characters.flip().toString();
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new DataException(
                    file,
                    Lines.at(text, zero),
                    "holds a zero byte, so it is no text in UTF-8; save the file as UTF-8, or export it as CSV");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Bytes that are letters in Western Europe's one-byte encodings and never stand alone in UTF-8. */
    private static DataException notUtf8(Path file, byte[] content, String readable, int at) {
        int culprit = content[at] & 0xff;
        String near = readable.substring(Math.max(readable.lastIndexOf('\n') + 1, readable.length() - 20));
        return new DataException(
                file,
                Lines.at(readable, readable.length()),
                String.format(
                        "is not UTF-8: byte 0x%02X after '%s'; it is probably Windows-1252 or Latin-1, so save the file as"
                                + " UTF-8, with 'iconv -f WINDOWS-1252 -t UTF-8' for example",
                        culprit, near));
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
