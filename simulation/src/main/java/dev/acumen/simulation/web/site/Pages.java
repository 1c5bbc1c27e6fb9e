package dev.acumen.simulation.web.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the pages of one website from its things. */
final class Pages {

    private static final String FOOT =
            "[Home](/) · [A to Z](/a-z) · [Calendar](/calendar) · [News](/news) · [People](/people) · [Archive](/archive)";
    private static final int SECTIONS = 60;
    private static final int LISTED_SHARE = 2;

    private final Host host;
    private final List<String> threads;
    private final List<SitePage> pages = new ArrayList<>();
    private final List<String> calendar = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final List<String> amounts = new ArrayList<>();

    /** Threads are addresses of a forum that ordinary pages link to, in turn. */
    Pages(Host host, List<String> threads) {
        this.host = host;
        this.threads = List.copyOf(threads);
    }

    List<SitePage> all() {
        host.things().forEach(this::thing);
        people();
        table("/calendar", "Calendar 2027", "| Date | What | Of |", calendar);
        list("/news", "News", news);
        list(
                "/a-z",
                "A to Z",
                host.things().stream()
                        .sorted(Comparator.comparing(Thing::name))
                        .map(thing -> "- " + thing.link())
                        .toList());
        List<String> kinds = host.things().stream()
                .map(Thing::kind)
                .distinct()
                .filter(kind -> !kind.equals("person"))
                .toList();
        kinds.forEach(this::section);
        list(
                "/archive",
                "Archive",
                pages.stream()
                        .filter(page -> page.address().getPath().endsWith("/2024"))
                        .map(page ->
                                "- [" + page.title() + "](" + page.address().getPath() + ")")
                        .toList());
        add("/contact", "Contact", "Write to the front desk, or look a person up under [People](/people).", false);
        String sections = kinds.stream()
                .map(kind -> "- [" + plural(kind) + "](/list/" + kind + ")")
                .collect(Collectors.joining("\n"));
        add("/", host.title(), "Welcome to " + host.title() + ".\n\n" + sections + "\n- [Contact](/contact)", false);
        if (!amounts.isEmpty()) {
            pages.add(new SitePage(
                    host.address("/files/amounts-2027.pdf"),
                    "Amounts 2027",
                    "Amounts 2027\nAll amounts in euros.\n" + String.join("\n", amounts),
                    true,
                    false));
        }
        return List.copyOf(pages);
    }

    private void add(String path, String title, String text, boolean isPlanted) {
        pages.add(new SitePage(host.address(path), title, text + "\n\n" + FOOT, false, isPlanted));
    }

    private void list(String path, String title, List<String> lines) {
        add(path, title, String.join("\n", lines), false);
    }

    private void table(String path, String title, String head, List<String> rows) {
        add(path, title, head + "\n" + String.join("\n", rows), false);
    }

    private void thing(Thing thing) {
        List<String> facts = new ArrayList<>();
        List<String> further = new ArrayList<>();
        List<String> down = new ArrayList<>();
        for (Fact fact : thing.facts()) {
            switch (fact.plant()) {
                case NONE ->
                    facts.add(fact(fact.label(), fact.target().map(Thing::link).orElse(fact.value())));
                case MOVED -> facts.add(fact(fact.label(), old(fact)));
                case NAMESAKE -> {
                    Thing person = fact.target().orElseThrow();
                    facts.add(fact(fact.label(), "Dr " + person.surname() + " (" + person.group() + ")"));
                }
                case CALENDAR -> facts.add(fact(fact.label(), dated(thing, fact)));
                case PDF -> {
                    amounts.add(fact.label() + ", " + thing.name() + ": " + fact.value() + " euros");
                    facts.add(
                            fact(
                                    fact.label(),
                                    "around " + Draw.rounded(fact.value())
                                            + " euros; the exact amount stands in [Amounts 2027 (PDF)](/files/amounts-2027.pdf)"));
                }
                case TABLE ->
                    further.addAll(List.of(
                            "",
                            fact.label() + " came to some " + Draw.rounded(fact.value())
                                    + " when this text was last revised.",
                            "",
                            "## In figures",
                            "| Item | Figure |",
                            "| " + fact.label() + " | " + fact.value() + " |"));
                case THOUSANDS ->
                    further.addAll(List.of(
                            "",
                            "## In thousand " + (fact.decoy().isEmpty() ? "euros" : fact.decoy()),
                            "| Item | 2026 |",
                            "| " + fact.label() + " | " + fact.value() + " |"));
                case FAR_DOWN -> down.add(fact(fact.label(), fact.value()));
            }
        }
        String lead = "This is the page of the " + thing.kind() + " " + thing.name() + " at " + host.title() + ".";
        int number = host.things().indexOf(thing);
        String talk = number % 2 == 0 && !threads.isEmpty()
                ? "\n\nPeople talk about it in the [Lowgate forum]("
                        + threads.get((number / 2 + host.things().size()) % threads.size()) + ")."
                : "";
        add(
                thing.path(),
                thing.name(),
                lead + "\n\n" + String.join("\n", facts) + "\n" + String.join("\n", further)
                        + (down.isEmpty()
                                ? ""
                                : Sections.text(thing.name(), SECTIONS) + "\n\n## Periods\n" + String.join("\n", down))
                        + talk,
                false);
    }

    private static String fact(String label, String value) {
        return "- " + label + ": " + value;
    }

    /** The page as it was before it was superseded by the one that counts. */
    private String old(Fact fact) {
        Thing current = fact.target().orElseThrow();
        String path = current.path() + "/2024";
        String title = current.name() + " (2024)";
        if (pages.stream().noneMatch(page -> page.address().equals(host.address(path)))) {
            String facts = current.facts().stream()
                    .map(old -> fact(old.label(), old.decoy()))
                    .collect(Collectors.joining("\n"));
            add(
                    path,
                    title,
                    "This page is kept for the record. It was superseded by " + current.link() + ".\n\n" + facts,
                    true);
        }
        return "[" + title + "](" + path + ")";
    }

    private String dated(Thing thing, Fact fact) {
        calendar.add("| " + fact.value() + " | " + fact.label() + " | " + thing.name() + " |");
        String path = "/news/" + (31 + calendar.size());
        String title = "Announced: " + thing.name();
        add(
                path,
                title,
                fact.label() + " of " + thing.name() + ": " + fact.decoy()
                        + ". Dates may change; the calendar is kept up to date.",
                true);
        news.add("- [" + title + "](" + path + ")");
        return "see the [calendar](/calendar); first announced in [" + title + "](" + path + ")";
    }

    private void people() {
        List<String> rows = host.things("person").stream()
                .sorted(Comparator.comparing(Thing::surname).thenComparing(Thing::name))
                .map(person -> "| " + person.surname() + " | "
                        + person.name().substring(0, person.name().indexOf(' ')) + " | " + person.group() + " | "
                        + person.link() + " |")
                .toList();
        table("/people", "People", "| Surname | First name | Department | Page |", rows);
    }

    /** Only some are listed; for the rest there is the index. */
    private void section(String kind) {
        List<Thing> things = host.things(kind);
        List<String> lines = new ArrayList<>();
        things.subList(0, (things.size() + 1) / LISTED_SHARE).forEach(thing -> lines.add("- " + thing.link()));
        lines.add("");
        lines.add("This is a selection. For all others see [A to Z](/a-z).");
        list("/list/" + kind, plural(kind), lines);
    }

    private static String plural(String kind) {
        String many = kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
        return many.substring(0, 1).toUpperCase(Locale.ROOT) + many.substring(1);
    }
}
