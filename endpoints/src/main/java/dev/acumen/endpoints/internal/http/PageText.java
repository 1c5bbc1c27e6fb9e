package dev.acumen.endpoints.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What answers that are meant for a browser, or for nobody, say in one line. */
public final class PageText {

    private static final int LONGEST = 200;
    private static final Pattern UNSHOWN =
            Pattern.compile("(?is)<(head|script|style)\\b[^>]*>.*?</\\1>|<!--.*?-->|<[^>]*>|&nbsp;");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern VERSIONED = Pattern.compile("(/.*)?/v\\d+\\w*/(chat/completions|models)");

    private PageText() {}

    /** Whether the text is an HTML page. */
    public static boolean isPage(String body) {
        String start = body.stripLeading();
        start = start.substring(0, Math.min(start.length(), 100)).toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head");
    }

    /** The page's words without its tags, or its title where it shows none; at most 200 characters. */
    public static String words(String page) {
        String head = page.substring(0, Math.min(page.length(), 20_000));
        String text =
                UNSHOWN.matcher(head).replaceAll(" ").replaceAll("\\s+", " ").strip();
        if (text.isEmpty()) {
            var title = TITLE.matcher(head);
            text = title.find() ? title.group(1).replaceAll("\\s+", " ").strip() : "no words";
        }
        return "an HTML page: " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...");
    }

    /** What an answer with another status than 2xx says; that of JSON is left as it is, since others read in it. */
    static String ofFailure(int status, String body, Optional<String> location, String url) {
        if (status / 100 == 3) {
            return "the server answers " + status + " and points to "
                    + location.map(PageText::withoutSecrets).orElse("nowhere")
                    + "; redirects are not followed, so that no key goes to another host: give the right URL";
        }
        String said = isPage(body) ? words(body) : body.isBlank() ? "HTTP " + status + " without a word" : body;
        boolean mayBeThePath = status == 404 || status == 405;
        return mayBeThePath && !VERSIONED.matcher(URI.create(url).getRawPath()).matches()
                ? said + " (nothing at " + url + ": a server's URL mostly ends in /v1, so try " + likely(url) + ")"
                : said;
    }

    /** What was probably meant, of a URL that a path was put behind. */
    private static String likely(String url) {
        String base = url.replaceAll("(/chat/completions|/models)+$", "").replaceAll("/+$", "");
        return base.matches(".*/v\\d+\\w*") ? base : base + "/v1";
    }

    private static String withoutSecrets(String location) {
        return location.replaceAll("[?#].*", "").replaceAll("//[^/@]*@", "//");
    }
}
