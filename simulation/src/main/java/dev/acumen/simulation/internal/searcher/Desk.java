package dev.acumen.simulation.internal.searcher;

import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.turns.Settled;
import dev.acumen.simulation.internal.turns.ToolUse;
import dev.acumen.simulation.internal.turns.Trail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where the searcher works: answers of tools that it has, notes of what it settled on, advice. Nothing is kept between requests, so the
 * hunt runs from its start each time, takes the answers in their order, and stops at the first that is missing.
 */
final class Desk {

    private static final int MOST_CALLS = 24;

    private final Trail trail;
    private final Settled settled;
    private String lastRead = "";
    private String best = "";
    private int used;

    Desk(Trail trail, double adherence, RandomGenerator random) {
        this.trail = trail;
        this.settled = new Settled(trail, Habit.reading(), adherence, random);
    }

    /** The id of the convention it goes by; settled now if it was not before. */
    String settle(Habit habit) {
        return settled.on(habit.name());
    }

    boolean offers(String tool) {
        return trail.tools().contains(tool);
    }

    /** Answers to several calls; those that are missing are asked for together. */
    List<String> ask(List<ToolUse> calls) throws CallsWanted {
        int known = Math.min(calls.size(), trail.told().size() - used);
        if (known < calls.size()) {
            throw new CallsWanted(used + calls.size() > MOST_CALLS ? List.of() : calls.subList(known, calls.size()));
        }
        List<String> answers = trail.told().subList(used, used + calls.size());
        used += calls.size();
        return answers;
    }

    /** Reads a part of the page at an address. */
    Optional<PageView> read(String address, int part) throws CallsWanted {
        Map<String, Object> arguments = part == 1 ? Map.of("url", address) : Map.of("url", address, "part", part);
        return shown(ask(List.of(ToolUse.of("read_page", arguments))).get(0));
    }

    /** Follows a link of a page. */
    Optional<PageView> follow(PageView page, int number) throws CallsWanted {
        String address = page.links().getOrDefault(number, "");
        if (offers("click") && (lastRead.equals(page.address()) || address.isEmpty())) {
            return shown(
                    ask(List.of(ToolUse.of("click", Map.of("number", number)))).get(0));
        }
        return address.isEmpty() ? Optional.empty() : read(address, 1);
    }

    /** Keeps what would be answered if there were no time for more. */
    void best(String value) {
        best = value;
    }

    String best() {
        return best;
    }

    /** Notes on what was settled since the last reply. */
    List<String> freshNotes() {
        return settled.freshNotes();
    }

    /** Notes on all that was settled. */
    List<String> notes() {
        return settled.notes();
    }

    private Optional<PageView> shown(String answer) {
        Optional<PageView> page = PageView.in(answer);
        page.ifPresent(view -> lastRead = view.address());
        return page;
    }
}
