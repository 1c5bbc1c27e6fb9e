package dev.acumen.tools.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of IP addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param first any address of the block
 * @param prefixBits how many leading bits all addresses of the block share
 */
public record Network(InetAddress first, int prefixBits) {

    public Network {
        if (prefixBits < 0 || prefixBits > first.getAddress().length * 8) {
            throw new IllegalArgumentException("a prefix of " + prefixBits + " bits does not fit " + first);
        }
    }

    /**
     * Reads {@code address/bits}, or a single address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
        }
        try {
            InetAddress first = InetAddress.getByName(address);
            int bits = slash < 0 ? first.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
            return new Network(first, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text, e);
        }
    }

    /** Whether the address lies in the block. */
    public boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
