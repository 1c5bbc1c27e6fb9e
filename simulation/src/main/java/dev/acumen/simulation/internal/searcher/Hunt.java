package dev.acumen.simulation.internal.searcher;

import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.inquiry.Inquiry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the question to a value, page by page. */
final class Hunt {

    private static final Pattern SUPERSEDED = Pattern.compile("superseded by [^\\[]{0,80}\\[(\\d+)]");
    private static final Pattern CALENDAR = Pattern.compile("calendar ?\\[(\\d+)]");
    private static final Pattern ANNOUNCED = Pattern.compile("announced in [^\\[]{0,120}\\[(\\d+)]");
    private static final Pattern FILE = Pattern.compile("\\(PDF\\) ?\\[(\\d+)]");
    private static final Pattern AROUND = Pattern.compile("around ([\\d,]+(?: \\w+)?)");
    private static final Pattern DATE = Pattern.compile("\\b(\\d{1,2} [A-Z][a-z]+ \\d{4})\\b");
    private static final Pattern SURNAME = Pattern.compile("(?:Dr|Prof|Ms|Mr)\\.? (\\p{L}+) \\(([^)]+)\\)");
    private static final Pattern THOUSANDS = Pattern.compile("in thousand (\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");

    private final Desk desk;
    private final Inquiry inquiry;
    private final String home;

    Hunt(Desk desk, Inquiry inquiry, String home) {
        this.desk = desk;
        this.inquiry = inquiry;
        this.home = home;
    }

    /** The value asked for, if it was found. */
    Optional<String> value() throws CallsWanted {
        Optional<PageView> page = new Start(desk, inquiry, home).page();
        List<String> labels = inquiry.labels();
        for (String label : labels.subList(0, labels.size() - 1)) {
            Optional<PageView> current = page.isPresent() ? current(page.get()) : page;
            Optional<PageView> part = current.isPresent() ? partWith(current.get(), label) : current;
            page = part.isPresent() ? next(part.get(), label) : part;
        }
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Optional<PageView> current = current(page.get());
        Optional<PageView> part = current.isPresent() ? partWith(current.get(), inquiry.asked()) : current;
        return part.isPresent() ? read(part.get(), inquiry.asked()) : Optional.empty();
    }

    private Optional<PageView> current(PageView page) throws CallsWanted {
        Optional<String> successor = page.first(SUPERSEDED);
        if (successor.isEmpty() || desk.settle(Habit.OLD_PAGES).equals("stay")) {
            return Optional.of(page);
        }
        return desk.follow(page, Integer.parseInt(successor.get()));
    }

    private Optional<PageView> partWith(PageView page, String label) throws CallsWanted {
        Optional<PageView> part = Optional.of(page);
        while (part.isPresent() && !Spot.on(part.get(), label).isFound()) {
            boolean readsOn =
                    part.get().hasNext() && desk.settle(Habit.LONG_PAGES).equals("on");
            part = readsOn ? desk.read(part.get().address(), part.get().part() + 1) : Optional.empty();
        }
        return part;
    }

    private Optional<PageView> next(PageView page, String label) throws CallsWanted {
        String fact = Spot.on(page, label).fact().orElse("");
        Matcher surname = SURNAME.matcher(fact);
        OptionalInt link = PageView.link(fact);
        if (link.isEmpty() && surname.find()) {
            return person(page, surname.group(1), surname.group(2));
        }
        if (link.isEmpty()) {
            return Optional.empty();
        }
        if (desk.settle(Habit.LINKS).equals("number")) {
            return desk.follow(page, link.getAsInt());
        }
        Optional<PageView> guessed = desk.read(home + slug(PageView.plain(fact)), 1);
        return guessed.isPresent() ? guessed : desk.read(home + slug(label) + "/" + slug(PageView.plain(fact)), 1);
    }

    private Optional<PageView> person(PageView page, String surname, String department) throws CallsWanted {
        OptionalInt directory = page.linkBehind("People");
        Optional<PageView> list =
                directory.isPresent() ? desk.follow(page, directory.getAsInt()) : desk.read(home + "people", 1);
        while (list.isPresent()) {
            List<List<String>> namesakes = list.get().rows().stream()
                    .filter(row -> row.size() > 2 && row.get(0).equalsIgnoreCase(surname))
                    .toList();
            if (!namesakes.isEmpty()) {
                List<String> row = chosen(namesakes, department);
                OptionalInt link = PageView.link(String.join(" ", row));
                return link.isPresent() ? desk.follow(list.get(), link.getAsInt()) : Optional.empty();
            }
            list = list.get().hasNext()
                    ? desk.read(list.get().address(), list.get().part() + 1)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private List<String> chosen(List<List<String>> namesakes, String department) {
        if (namesakes.size() == 1 || desk.settle(Habit.NAMESAKES).equals("first")) {
            return namesakes.get(0);
        }
        return namesakes.stream()
                .filter(row -> row.contains(department))
                .findFirst()
                .orElse(namesakes.get(0));
    }

    private Optional<String> read(PageView page, String label) throws CallsWanted {
        Spot spot = Spot.on(page, label);
        if (spot.fact().isPresent()) {
            return announced(page, label, spot.fact().get());
        }
        if (spot.row().isPresent()
                && (spot.prose().isEmpty() || desk.settle(Habit.FIGURES).equals("table"))) {
            List<String> row = spot.row().get();
            Matcher thousands = THOUSANDS.matcher(page.headingAbove(row));
            String figure = PageView.plain(row.get(1));
            return Optional.of(
                    thousands.find() && desk.settle(Habit.UNITS).equals("convert") ? figure + ",000" : figure);
        }
        return spot.prose();
    }

    private Optional<String> announced(PageView page, String label, String fact) throws CallsWanted {
        Matcher calendar = CALENDAR.matcher(fact);
        Matcher news = ANNOUNCED.matcher(fact);
        if (calendar.find() && news.find()) {
            boolean trustsCalendar = desk.settle(Habit.DATES).equals("calendar");
            int link = Integer.parseInt(trustsCalendar ? calendar.group(1) : news.group(1));
            Optional<PageView> source = desk.follow(page, link);
            return source.isEmpty()
                    ? Optional.empty()
                    : trustsCalendar
                            ? inCalendar(source.get(), page.title(), label)
                            : source.get().first(DATE);
        }
        Matcher file = FILE.matcher(fact);
        if (file.find()) {
            Matcher around = AROUND.matcher(fact);
            desk.best(around.find() ? around.group(1) : "");
            if (desk.settle(Habit.FILES).equals("page")) {
                return Optional.of(desk.best());
            }
            Optional<PageView> opened = desk.follow(page, Integer.parseInt(file.group(1)));
            Pattern line = Pattern.compile(Pattern.quote(label + ", " + page.title()) + ": (.+)$");
            return opened.isEmpty() ? Optional.empty() : opened.get().first(line);
        }
        return Optional.of(PageView.plain(fact));
    }

    private Optional<String> inCalendar(PageView calendar, String name, String label) throws CallsWanted {
        Optional<PageView> part = Optional.of(calendar);
        while (part.isPresent()) {
            Optional<String> date = part.get().rows().stream()
                    .filter(row -> row.contains(name) && row.contains(label))
                    .map(row -> DATE.matcher(String.join(" ", row)))
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst();
            if (date.isPresent()) {
                return date;
            }
            part = part.get().hasNext()
                    ? desk.read(part.get().address(), part.get().part() + 1)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static String slug(String text) {
        return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
