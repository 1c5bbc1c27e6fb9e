package dev.acumen.simulation.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that has a page. Facts are added while a site is put together and not after. */
final class Thing {

    private final Host host;
    private final String kind;
    private final String name;
    private final String path;
    private final String group;
    private final List<Fact> facts = new ArrayList<>();

    /** The group, such as a department, is empty but for people. */
    Thing(Host host, String kind, String name, String path, String group) {
        this.host = host;
        this.kind = kind;
        this.name = name;
        this.path = path;
        this.group = group;
    }

    Host host() {
        return host;
    }

    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    String group() {
        return group;
    }

    String surname() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    Optional<Fact> fact(String label) {
        return facts.stream().filter(fact -> fact.label().equals(label)).findFirst();
    }

    Thing with(String label, String value, Plant plant, String decoy) {
        facts.add(new Fact(label, value, Optional.empty(), plant, decoy));
        return this;
    }

    Thing with(String label, String value) {
        return with(label, value, Plant.NONE, "");
    }

    Thing with(String label, Thing target, Plant plant) {
        facts.add(new Fact(label, target.name(), Optional.of(target), plant, ""));
        return this;
    }

    String link() {
        return "[" + name + "](" + path + ")";
    }
}
