package dev.acumen.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is that is no text in UTF-8, told by its first bytes and never by its name, and what to do about it. */
final class ForeignFormat {

    private static final int HEAD = 200;
    private static final String AS_CSV = "export the sheet as CSV in UTF-8, or as JSON lines";
    private static final String UNPACK = "unpack it and name the file inside";
    private static final String CONVERT =
            "write it as JSON lines first, with pandas for example: frame.to_json('tasks.jsonl', orient='records', lines=True)";

    /**
     * The start of a file and what it is.
     *
     * @param start a character for each byte
     */
    private record Signature(String start, String problem) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "is an Excel file (.xls); " + AS_CSV),
            new Signature("PAR1", "is a Parquet file; " + CONVERT),
            new Signature("ARROW1", "is an Arrow file; " + CONVERT),
            new Signature("FEA1", "is a Feather file; " + CONVERT),
            new Signature("Obj\u0001", "is an Avro file; " + CONVERT),
            new Signature("\u0093NUMPY", "is a NumPy file; " + CONVERT),
            new Signature("\u0089HDF", "is an HDF5 file; " + CONVERT),
            new Signature("SQLite format 3\0", "is an SQLite database; export the table as CSV in UTF-8"),
            new Signature("\u001f\u008b", "is compressed with gzip; unpack it with 'gunzip' and name the file inside"),
            new Signature("BZh", "is compressed with bzip2; unpack it with 'bunzip2' and name the file inside"),
            new Signature("\u00fd7zXZ\0", "is compressed with xz; unpack it with 'unxz' and name the file inside"),
            new Signature(
                    "(\u00b5/\u00fd", "is compressed with zstd; unpack it with 'unzstd' and name the file inside"),
            new Signature("7z\u00bc\u00af'\u001c", "is a 7-Zip archive; " + UNPACK),
            new Signature("Rar!\u001a\u0007", "is a RAR archive; " + UNPACK),
            new Signature("%PDF-", "is a PDF file; write its questions and answers into a CSV file"),
            new Signature(
                    "version https://git-lfs.github.com/spec/",
                    "is a Git LFS pointer and not the data it stands for; get that with 'git lfs pull'"));

    private ForeignFormat() {}

    /** What is wrong with the file as a whole, if it is of such a format; the first signature that fits decides. */
    static Optional<String> problem(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\u0003\u0004")) {
            return Optional.of(zip(content));
        }
        return utf16(head)
                .or(() -> SIGNATURES.stream()
                        .filter(signature -> head.startsWith(signature.start()))
                        .findFirst()
                        .map(Signature::problem))
                .or(() -> markup(head));
    }

    /** The names of what is inside stand uncompressed in an archive, so they are found without unpacking it. */
    private static String zip(byte[] content) {
        String names = new String(content, StandardCharsets.ISO_8859_1);
        if (names.contains("xl/workbook") || names.contains("xl/worksheets")) {
            return "is an Excel workbook (.xlsx); " + AS_CSV;
        }
        if (names.contains("application/vnd.oasis.opendocument.spreadsheet")) {
            return "is an OpenDocument spreadsheet (.ods); " + AS_CSV;
        }
        if (names.contains("word/document.xml") || names.contains("application/vnd.oasis.opendocument.text")) {
            return "is a word processor's document; write its questions and answers into a CSV file";
        }
        return "is a zip archive; " + UNPACK;
    }

    private static Optional<String> utf16(String head) {
        if (head.startsWith("\u00ff\u00fe\0\0") || head.startsWith("\0\0\u00fe\u00ff")) {
            return Optional.of("is text in UTF-32" + saved("UTF-32"));
        }
        if (head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff")) {
            return Optional.of("is text in UTF-16, such as Excel's \"Unicode Text\"" + saved("UTF-16"));
        }
        if (alternates(head, 0)) {
            return Optional.of("is text in UTF-16" + saved("UTF-16BE"));
        }
        return alternates(head, 1) ? Optional.of("is text in UTF-16" + saved("UTF-16LE")) : Optional.empty();
    }

    private static String saved(String encoding) {
        return "; save it as UTF-8, with 'iconv -f " + encoding + " -t UTF-8' for example";
    }

    /** Whether every second byte of the beginning, which is mostly ASCII in a file with field names, is zero. */
    private static boolean alternates(String head, int zeros) {
        int looked = Math.min(head.length() - head.length() % 2, 32);
        for (int i = 0; i < looked; i++) {
            if ((head.charAt(i) == 0) != (i % 2 == zeros)) {
                return false;
            }
        }
        return looked >= 4;
    }

    private static Optional<String> markup(String head) {
        String start =
                head.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return Optional.of("is a web page and no data; download the file itself, not the page that shows it");
        }
        return start.startsWith("<?xml")
                ? Optional.of("is XML; write its questions and answers as CSV or JSON lines")
                : Optional.empty();
    }
}
