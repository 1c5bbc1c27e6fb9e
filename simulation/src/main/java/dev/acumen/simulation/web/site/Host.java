package dev.acumen.simulation.web.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One website with its things, while it is put together. */
final class Host {

    private final String title;
    private final String home;
    private final List<Thing> things = new ArrayList<>();

    Host(String title, String home) {
        this.title = title;
        this.home = home;
    }

    String title() {
        return title;
    }

    String home() {
        return home;
    }

    URI address(String path) {
        return URI.create(home + path.substring(1));
    }

    /** A thing with a page whose address tells nothing of its name. */
    Thing thing(String kind, String name, String group) {
        String path = "/" + kind.charAt(0) + kind.charAt(kind.length() - 1) + "/" + (211 + 7 * things.size());
        Thing thing = new Thing(this, kind, name, path, group);
        things.add(thing);
        return thing;
    }

    List<Thing> things() {
        return List.copyOf(things);
    }

    List<Thing> things(String kind) {
        return things.stream().filter(thing -> thing.kind().equals(kind)).toList();
    }

    /** Whether only surname and department tell a person from one who stands before it in the directory. */
    boolean isSecondOfTheName(Thing person) {
        Predicate<Thing> before = other -> other.kind().equals("person")
                && other.surname().equals(person.surname())
                && other.name().compareTo(person.name()) < 0;
        return things.stream().anyMatch(before);
    }
}
