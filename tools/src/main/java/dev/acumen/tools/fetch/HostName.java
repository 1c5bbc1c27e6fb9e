package dev.acumen.tools.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hosts of addresses in one spelling, read as browsers read them (WHATWG URL standard, section 3.5). */
final class HostName {

    private HostName() {}

    /**
     * Lower case, international names in ASCII, without a dot at the end; numbers in any of their spellings as an IP address.
     *
     * @throws IllegalArgumentException if it is no host
     */
    static String canonical(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return ipv6(text.substring(1, text.length() - 1));
        }
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        String ascii = IDN.toASCII(decoded, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (!host.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*")) {
            throw new IllegalArgumentException("not a host: " + text);
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        return last.matches("[0-9]+|0x[0-9a-f]*") ? ipv4(host) : host;
    }

    /** The address that a host in its one spelling is, if it is a number and no name. */
    static Optional<InetAddress> number(String canonical) throws UnknownHostException {
        return canonical.indexOf(':') >= 0 || canonical.matches("[0-9.]+")
                ? Optional.of(InetAddress.getByName(canonical))
                : Optional.empty();
    }

    private static String ipv6(String text) {
        if (!text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("not an IPv6 address: " + text);
        }
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IPv6 address: " + text, e);
        }
    }

    private static String ipv4(String host) {
        List<String> parts = List.of(host.split("\\.", -1));
        if (parts.size() > 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + host);
        }
        long value = 0;
        for (int i = 0; i < parts.size() - 1; i++) {
            long part = number4(parts.get(i));
            if (part > 255) {
                throw new IllegalArgumentException("not an IPv4 address: " + host);
            }
            value += part << (8 * (3 - i));
        }
        long last = number4(parts.get(parts.size() - 1));
        if (last >= 1L << (8 * (5 - parts.size()))) {
            throw new IllegalArgumentException("not an IPv4 address: " + host);
        }
        value += last;
        return (value >> 24) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }

    private static long number4(String part) {
        if (part.length() > 20) {
            throw new IllegalArgumentException("not a number of an IPv4 address: " + part);
        }
        if (part.startsWith("0x")) {
            return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
        }
        return part.length() > 1 && part.startsWith("0") ? Long.parseLong(part, 8) : Long.parseLong(part);
    }
}
