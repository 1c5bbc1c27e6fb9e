package dev.acumen.tools.fetch;

import dev.acumen.tools.fetch.FetchFailure.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An address of the web in its one spelling: scheme and host in lower case, no user name, no default port, no fragment, numeric hosts as
 * four decimal numbers. Two spellings that a browser takes for the same address are equal here.
 *
 * @param uri absolute, with a host
 * @param host as it is looked up; IPv6 without brackets
 * @param port the one that is connected to
 */
record WebAddress(URI uri, String host, int port) {

    private static final int LONGEST = 4_000;
    private static final String ALLOWED_BESIDE_LETTERS = "-._~:/?#[]@!$&'()*+,;=%";

    /**
     * Reads an address as a person or a model writes it; a missing scheme is taken for https.
     *
     * @throws FetchFailure if it is no address of the web
     */
    static WebAddress parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            throw bad(
                    trimmed.isEmpty()
                            ? "the address is empty"
                            : "the address is longer than " + LONGEST + " characters");
        }
        if (trimmed.matches("(?i)(www\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+(/.*)?")) {
            trimmed = "https://" + trimmed;
        }
        if (!trimmed.regionMatches(true, 0, "http://", 0, 7) && !trimmed.regionMatches(true, 0, "https://", 0, 8)) {
            throw bad("only addresses that start with http:// or https:// can be read, not " + shown(trimmed));
        }
        int authority = trimmed.indexOf("//") + 2;
        int path = firstOf(trimmed, authority, "/?#\\");
        try {
            return of(
                    trimmed.substring(0, authority - 3).toLowerCase(Locale.ROOT),
                    trimmed.substring(authority, path),
                    escaped(trimmed.substring(path).replace('\\', '/')));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FetchFailure(Reason.BAD_ADDRESS, "this is not a valid address: " + shown(trimmed), e);
        }
    }

    /** The address that a {@code Location} of this one means. */
    WebAddress redirect(String location) {
        String target = location.strip().replace('\\', '/');
        if (target.startsWith("//")) {
            return parse(uri.getScheme() + ":" + target);
        }
        if (target.matches("(?is)[a-z][a-z0-9+.-]*:.*")) {
            return parse(target);
        }
        try {
            return parse(uri.resolve(new URI(escaped(target))).toString());
        } catch (URISyntaxException e) {
            throw new FetchFailure(
                    Reason.UNREACHABLE, uri + " redirects to something that is no address: " + shown(target), e);
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static WebAddress of(String scheme, String authority, String rest) throws URISyntaxException {
        if (authority.indexOf('@') >= 0) {
            throw bad("addresses with a user name before an @ are not read; leave it out");
        }
        String hostText = authority;
        int port = scheme.equals("https") ? 443 : 80;
        int colon = authority.lastIndexOf(':');
        String portText = "";
        if (colon > authority.lastIndexOf(']')) {
            hostText = authority.substring(0, colon);
            portText = authority.substring(colon + 1);
        }
        int chosen = portText.isEmpty() ? port : Integer.parseInt(portText);
        if (chosen < 1 || chosen > 65_535) {
            throw bad("there is no port " + chosen);
        }
        String host = HostName.canonical(hostText);
        String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        String tail = rest.startsWith("/") ? rest : "/" + rest;
        int fragment = tail.indexOf('#');
        String spelled = scheme + "://" + shownHost + (chosen == port ? "" : ":" + chosen)
                + (fragment < 0 ? tail : tail.substring(0, fragment));
        return new WebAddress(new URI(spelled).normalize(), host, chosen);
    }

    private static int firstOf(String text, int from, String stops) {
        for (int i = from; i < text.length(); i++) {
            if (stops.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Writes what may not stand in an address in percent, and leaves what is written so already. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            boolean isPercent = character == '%' && !text.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*");
            boolean isPlain = (character < 128 && Character.isLetterOrDigit(character))
                    || ALLOWED_BESIDE_LETTERS.indexOf(character) >= 0;
            if (isPlain && !isPercent && character != '[' && character != ']') {
                escaped.append((char) character);
            } else {
                for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append(String.format(Locale.ROOT, "%%%02X", one & 0xFF));
                }
            }
            i += Character.charCount(character);
        }
        return escaped.toString();
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }

    private static FetchFailure bad(String message) {
        return new FetchFailure(Reason.BAD_ADDRESS, message);
    }
}
