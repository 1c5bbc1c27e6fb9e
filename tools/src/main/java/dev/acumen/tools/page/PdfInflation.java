package dev.acumen.tools.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;

/**
 * Looks through the packed streams of a PDF before it is parsed: the parser unpacks each into memory, and a few kilobytes can unpack to gigabytes.
 * Pictures are left out, as they are not unpacked for text.
 */
final class PdfInflation {

    private static final long MOST_BYTES = 256_000_000;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final int DICTIONARY = 1_000;

    private PdfInflation() {}

    static boolean isTooMuch(byte[] pdf) {
        long total = 0;
        for (int at = next(pdf, 0); at >= 0; at = next(pdf, at + STREAM.length)) {
            String before = new String(
                    pdf, Math.max(0, at - DICTIONARY), Math.min(at, DICTIONARY), StandardCharsets.ISO_8859_1);
            String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
            if (!dictionary.endsWith("end") && dictionary.contains("/Fl") && !dictionary.contains("/Image")) {
                int packings = dictionary.split("/Fl", -1).length - 1;
                total += inflated(pdf, at + STREAM.length, packings, MOST_BYTES - total);
                if (total >= MOST_BYTES) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long inflated(byte[] pdf, int from, int packings, long limit) {
        int start = from;
        while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
            start++;
        }
        long count = 0;
        InputStream stream = new ByteArrayInputStream(pdf, start, pdf.length - start);
        for (int i = 0; i < Math.min(packings, 4); i++) {
            stream = new InflaterInputStream(stream);
        }
        byte[] buffer = new byte[65_536];
        try (InputStream unpacked = stream) {
            for (int read = unpacked.read(buffer); read >= 0 && count < limit; read = unpacked.read(buffer)) {
                count += read;
            }
        } catch (IOException e) {
            // What cannot be unpacked here is for the parser to complain of.
            return count;
        }
        return count;
    }

    private static int next(byte[] pdf, int from) {
        for (int at = from; at <= pdf.length - STREAM.length; at++) {
            int same = 0;
            while (same < STREAM.length && pdf[at + same] == STREAM[same]) {
                same++;
            }
            if (same == STREAM.length) {
                return at;
            }
        }
        return -1;
    }
}
