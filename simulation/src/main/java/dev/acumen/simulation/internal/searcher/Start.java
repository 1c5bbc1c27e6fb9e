package dev.acumen.simulation.internal.searcher;

import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.inquiry.Inquiry;
import dev.acumen.simulation.internal.turns.ToolUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the page of the thing a question names. */
final class Start {

    private static final Pattern RESULT = Pattern.compile("(?m)^\\d{1,2}\\. (.+)\\R\\s*(https?://\\S+)");
    private static final int RESULTS_TRIED = 3;

    private final Desk desk;
    private final Inquiry inquiry;
    private final String home;

    Start(Desk desk, Inquiry inquiry, String home) {
        this.desk = desk;
        this.inquiry = inquiry;
        this.home = home;
    }

    Optional<PageView> page() throws CallsWanted {
        String way = desk.settle(Habit.START);
        if (way.equals("search") && desk.offers("search")) {
            return fromSearch();
        }
        Optional<PageView> entrance = desk.read(home, 1);
        if (entrance.isEmpty()) {
            return Optional.empty();
        }
        return way.equals("home") ? fromHome(entrance.get()) : fromIndex(entrance.get());
    }

    private Optional<PageView> fromIndex(PageView entrance) throws CallsWanted {
        OptionalInt index = entrance.linkBehind("A to Z");
        Optional<PageView> list =
                index.isPresent() ? desk.follow(entrance, index.getAsInt()) : desk.read(home + "a-z", 1);
        return named(list);
    }

    /** From the home page to the page that lists things of the kind, and on if the thing is listed. */
    private Optional<PageView> fromHome(PageView entrance) throws CallsWanted {
        OptionalInt section = entrance.linkBehind(plural(inquiry.kind()));
        return section.isEmpty() ? Optional.empty() : named(desk.follow(entrance, section.getAsInt()));
    }

    private Optional<PageView> named(Optional<PageView> list) throws CallsWanted {
        Optional<PageView> part = list;
        while (part.isPresent()) {
            OptionalInt entry = part.get().linkBehind(inquiry.name());
            if (entry.isPresent()) {
                return desk.follow(part.get(), entry.getAsInt());
            }
            part = part.get().hasNext()
                    ? desk.read(part.get().address(), part.get().part() + 1)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** Two queries at once; then the first results that have the name in their title, whoever wrote them. */
    private Optional<PageView> fromSearch() throws CallsWanted {
        List<String> answers = desk.ask(List.of(
                ToolUse.of("search", Map.of("query", inquiry.name())),
                ToolUse.of("search", Map.of("query", inquiry.name() + " " + inquiry.kind() + " " + inquiry.site()))));
        Map<String, String> titles = new LinkedHashMap<>();
        for (String answer : answers) {
            for (MatchResult result : RESULT.matcher(answer).results().toList()) {
                titles.putIfAbsent(result.group(2), result.group(1).replace("**", ""));
            }
        }
        List<String> likely = new ArrayList<>(titles.keySet());
        likely.removeIf(address -> !titles.getOrDefault(address, "")
                .toLowerCase(Locale.ROOT)
                .contains(inquiry.name().toLowerCase(Locale.ROOT)));
        for (String address : likely.subList(0, Math.min(RESULTS_TRIED, likely.size()))) {
            Optional<PageView> page = desk.read(address, 1);
            if (page.isPresent()
                    && (page.get().hasNext()
                            || Spot.on(page.get(), inquiry.labels().get(0)).isFound())) {
                return page;
            }
        }
        return Optional.empty();
    }

    private static String plural(String kind) {
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }
}
