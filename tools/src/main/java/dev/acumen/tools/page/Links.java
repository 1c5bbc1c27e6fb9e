package dev.acumen.tools.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers the links of one document. */
final class Links {

    private final String address;
    private Optional<URI> base;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    Links(String address) {
        this.address = withoutFragment(address);
        this.base = uri(hierarchical(address));
    }

    /** What {@code <base href>} says. */
    void base(String href) {
        base = resolve(href).or(() -> base);
    }

    /** The number of a link, unless it leads nowhere else: into the page itself, into a script, or to no page at all. */
    Optional<Integer> number(String href) {
        return resolve(href)
                .filter(uri -> List.of("http", "https", "corpus")
                        .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)))
                .map(uri -> flat(withoutFragment(uri.toString())))
                .filter(target -> !target.equals(address))
                .map(target -> numbers.computeIfAbsent(target, key -> numbers.size() + 1));
    }

    List<Link> all() {
        List<Link> links = new ArrayList<>();
        numbers.forEach((target, number) -> links.add(new Link(number, target)));
        return links;
    }

    private Optional<URI> resolve(String href) {
        String escaped = escaped(href.strip());
        if (escaped.isEmpty() || escaped.startsWith("#")) {
            return Optional.empty();
        }
        Optional<URI> target = uri(escaped);
        if (target.isEmpty() || base.isEmpty()) {
            return target.filter(URI::isAbsolute);
        }
        // java.net.URI drops the last name of a base that is followed by a query alone.
        return escaped.startsWith("?")
                ? uri(withoutQuery(base.get().toString()) + escaped)
                : Optional.of(base.get().resolve(target.get()));
    }

    private static String escaped(String href) {
        StringBuilder escaped = new StringBuilder();
        href.replaceAll("[\\t\\r\\n]", "").replace('\\', '/').codePoints().forEach(c -> {
            if (c <= ' ' || "\"<>^`{|}".indexOf(c) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString().replaceAll("%(?![0-9a-fA-F]{2})", "%25");
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Addresses of a local corpus, {@code corpus:a/b.html}, resolve only if their paths start at a root. */
    private static String hierarchical(String address) {
        return address.startsWith("corpus:") && !address.startsWith("corpus:/")
                ? "corpus:/" + address.substring("corpus:".length())
                : address;
    }

    private static String flat(String address) {
        return address.startsWith("corpus:")
                ? "corpus:" + address.substring("corpus:".length()).replaceFirst("^/+", "")
                : address;
    }

    private static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }

    private static String withoutQuery(String address) {
        return address.replaceFirst("[?#].*$", "");
    }
}
