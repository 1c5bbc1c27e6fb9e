package dev.acumen.tools.fetch;

import dev.acumen.tools.fetch.FetchFailure.Reason;
import dev.acumen.tools.internal.page.ContentKind;
import java.time.Duration;
import java.util.Locale;

/**
 * Fetches pages of the web over HTTP/1.1. Every hop of a redirect is checked as if it were asked for; every host is looked up once, all its addresses
 * are checked, and one of those that were checked is connected to. No cookies, no credentials, no proxy.
 */
public final class HttpFetcher implements Fetcher, AutoCloseable {

    private final FetchSettings settings;
    private final Hops hops;
    private final Robots robots;

    /** Holds threads only while it fetches. */
    public HttpFetcher(FetchSettings settings) {
        this.settings = settings;
        this.hops = new Hops(settings);
        this.robots = new Robots(settings.userAgent());
    }

    @Override
    public FetchedPage fetch(String address) {
        long end = System.nanoTime() + settings.timeout().toNanos();
        Found found = follow(WebAddress.parse(address), end, settings.obeysRobots());
        return page(found.at(), found.hop());
    }

    private FetchFailure tooMany(String address) {
        return new FetchFailure(
                Reason.TOO_MANY_REDIRECTS, address + " redirects more than " + settings.maxRedirects() + " times");
    }

    /** Ends what is being fetched. */
    @Override
    public void close() {
        hops.close();
    }

    private Found follow(WebAddress address, long end, boolean asksRobots) {
        WebAddress at = address;
        for (int redirects = 0; redirects <= settings.maxRedirects(); redirects++) {
            if (asksRobots) {
                robots.check(at, file -> follow(file, end, false).hop());
            }
            Hop hop = hops.get(at, left(at, end));
            if (hop.location().isEmpty()) {
                return new Found(at, hop);
            }
            at = at.redirect(hop.location().get());
        }
        throw tooMany(address.toString());
    }

    private Duration left(WebAddress at, long end) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw hops.timedOut(at);
        }
        return left;
    }

    private FetchedPage page(WebAddress at, Hop hop) {
        int status = hop.status();
        if (status >= 200 && status < 300) {
            if (hop.isCutOff()) {
                throw new FetchFailure(
                        Reason.TOO_LARGE, at + " is larger than " + grouped(settings.maxBytes()) + " bytes");
            }
            if (ContentKind.of(hop.contentType(), hop.body()).isEmpty()) {
                throw new FetchFailure(
                        Reason.NOT_TEXT,
                        at + " cannot be read as text: it is "
                                + (hop.contentType().isBlank() ? "of an unknown type" : oneLine(hop.contentType())));
            }
            return new FetchedPage(at.toString(), hop.contentType(), hop.body());
        }
        boolean isOutage = status >= 500 || status == 408 || status == 425 || status == 429;
        throw new FetchFailure(
                isOutage ? Reason.UNREACHABLE : Reason.REFUSED_BY_SERVER,
                switch (status) {
                    case 404, 410 -> "there is no page at " + at + " (status " + status + ")";
                    case 401, 403 -> "the server does not give " + at + " to us (status " + status + ")";
                    case 429 ->
                        "the server of " + at + " asks for fewer requests (status 429); read something else first";
                    default -> "the server answered " + at + " with status " + status;
                });
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return line.length() <= 100 ? line : line.substring(0, 100) + "...";
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private record Found(WebAddress at, Hop hop) {}
}
