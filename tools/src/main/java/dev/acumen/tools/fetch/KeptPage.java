package dev.acumen.tools.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A page or a lasting failure as a file: a checksum of the rest, then the address asked for, what came of it, and the body.
 *
 * @param reason why there is no page; empty if there is one
 * @param found the page's address, or the failure's message
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record KeptPage(String asked, String reason, String found, String contentType, byte[] body) {

    static KeptPage of(String asked, FetchedPage page) {
        return new KeptPage(asked, "", page.address(), page.contentType(), page.body());
    }

    static KeptPage of(String asked, FetchFailure failure) {
        return new KeptPage(asked, failure.reason().name(), failure.getMessage(), "", new byte[0]);
    }

    /** Nothing if the bytes are damaged. */
    static Optional<KeptPage> read(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            long sum = in.readLong();
            if (sum != checksum(file, Long.BYTES)) {
                return Optional.empty();
            }
            return Optional.of(new KeptPage(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(content);
                DataOutputStream whole = new DataOutputStream(file)) {
            out.writeUTF(asked);
            out.writeUTF(reason);
            out.writeUTF(found);
            out.writeUTF(contentType);
            out.write(body);
            whole.writeLong(checksum(content.toByteArray(), 0));
            content.writeTo(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    boolean isOf(String address) {
        return asked.equals(address);
    }

    FetchedPage page() {
        if (!reason.isEmpty()) {
            throw new FetchFailure(FetchFailure.Reason.valueOf(reason), found);
        }
        return new FetchedPage(found, contentType, body);
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }
}
