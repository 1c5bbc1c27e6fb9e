package dev.acumen.tools.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.acumen.tools.fetch.FetchFailure.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the robots.txt of hosts allow (RFC 9309). Each is asked for once. */
final class Robots {

    private final String name;
    private final Map<String, BaseRobotRules> rules = new ConcurrentHashMap<>();

    Robots(String userAgent) {
        this.name = userAgent.split("[/\\s]", 2)[0].toLowerCase(Locale.ROOT);
    }

    void check(WebAddress address, Function<WebAddress, Hop> fetch) {
        WebAddress file = address.redirect("/robots.txt");
        BaseRobotRules known = rules.get(file.toString());
        if (known == null) {
            // Two threads may ask for the same file at once; that costs one request, where a lock would cost waiting.
            known = read(file, fetch);
            rules.put(file.toString(), known);
        }
        if (!known.isAllowed(address.toString())) {
            throw new FetchFailure(
                    Reason.NOT_ALLOWED, "reading " + address + " is not allowed: the site's robots.txt forbids it");
        }
    }

    private BaseRobotRules read(WebAddress file, Function<WebAddress, Hop> fetch) {
        Hop hop = fetch.apply(file);
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        return hop.status() == 200 && !hop.isCutOff()
                ? parser.parseContent(file.toString(), hop.body(), "text/plain", List.of(name))
                : parser.failedFetch(hop.status());
    }
}
