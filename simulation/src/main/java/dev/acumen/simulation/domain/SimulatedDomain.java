package dev.acumen.simulation.domain;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.web.site.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A built-in domain: made-up tasks that the simulated endpoint plays. Domains are found by {@link ServiceLoader}, and whoever names them
 * asks {@link #all()}. Implementations keep no state.
 */
public interface SimulatedDomain {

    /** The domain's name, which its task ids start with. */
    String name();

    /** The specification of the evaluator that its answers are meant for. */
    String evaluator();

    /** The settings of learning it is practised with: {@code math} or {@code web}. */
    String preset();

    /** What its agent may call, by name; none to answer in one call. */
    default List<String> tools() {
        return List.of();
    }

    /** The tasks of a split. No task is in two splits of a seed. */
    TaskSet tasks(Split split, long seed);

    /** The website that its questions are about, if there is one. */
    default Optional<Site> site() {
        return Optional.empty();
    }

    /** What the agent is told: the file {@code instructions.md} beside the class. */
    default String instructions() {
        try (InputStream file =
                Objects.requireNonNull(getClass().getResourceAsStream("instructions.md"), "instructions.md")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the instructions of the domain " + name() + " cannot be read", e);
        }
    }

    /** All of them, by name. */
    static List<SimulatedDomain> all() {
        return ServiceLoader.load(SimulatedDomain.class, SimulatedDomain.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(SimulatedDomain::name))
                .toList();
    }

    /** The names of all of them. */
    static List<String> names() {
        return all().stream().map(SimulatedDomain::name).toList();
    }

    /** The one of that name. */
    static Optional<SimulatedDomain> named(String name) {
        return all().stream().filter(domain -> domain.name().equals(name)).findFirst();
    }
}
