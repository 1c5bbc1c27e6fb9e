package dev.acumen.simulation.freight;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.simulation.internal.freight.FreightRules;
import dev.acumen.simulation.internal.freight.HousePractice;
import dev.acumen.simulation.internal.freight.Shipment;
import dev.acumen.simulation.internal.freight.ShipmentDraw;
import dev.acumen.simulation.internal.freight.Tariff;
import dev.acumen.simulation.internal.freight.Topic;
import dev.acumen.simulation.internal.practice.HouseRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The built-in domain of the simulated endpoint: price a shipment by a published tariff and by house rules that nobody
 * wrote down. An answer ends with a line such as {@code #### 123.45} and is right if the number is within
 * {@link #TOLERANCE} of the reference.
 */
public final class FreightDomain implements SimulatedDomain {

    /** The name of the domain, which its task ids start with. */
    public static final String NAME = "freight";

    /** How far a price may be off, in euros. */
    public static final double TOLERANCE = 0.005;

    /** The metadata field of a task that names the house rules which bear on it. */
    public static final String RULES_FIELD = "house-rules";

    /** How many house rules bear on a task, in turn. */
    private static final int[] RULES_PER_TASK = {1, 2, 2, 1, 3};

    private static final List<Set<Topic>> INCOMPATIBLE = List.of(
            EnumSet.of(Topic.VOLUMETRIC_WEIGHT, Topic.WEIGHT_ROUNDING),
            EnumSet.of(Topic.DANGEROUS_GOODS, Topic.RESIDENTIAL_DELIVERY));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String evaluator() {
        return "numeric:abs=" + TOLERANCE;
    }

    @Override
    public String preset() {
        return "math";
    }

    /** The tasks of a split: 100 to practise on, 50 to validate on, 100 to test on. No shipment is in two splits. */
    @Override
    public TaskSet tasks(Split split, long seed) {
        Set<Shipment> taken = new HashSet<>();
        for (Split earlier : Split.values()) {
            List<Shipment> shipments = shipments(earlier, seed, taken);
            if (earlier == split) {
                return taskSet(split, shipments);
            }
        }
        throw new IllegalArgumentException("no such split: " + split);
    }

    /** The house's own rules as lessons: what there is to learn, for an upper bound. Never part of a prompt by itself. */
    public static List<String> houseLessons() {
        return HousePractice.lessons();
    }

    /** Lessons on the same topics, in the same order, that name the likeliest wrong convention: harm to be found. Never part of a prompt by itself. */
    public static List<String> wrongLessons() {
        return HousePractice.wrongLessons();
    }

    /**
     * What somebody of the house would object to in a reply, for evaluators that say more than right or wrong: the house's own rule on the first topic on which the reply
     * went another way; empty if it went none. Part of a prompt only as an evaluator's words.
     */
    public static Optional<String> objection(String reply) {
        return HousePractice.objection(reply);
    }

    private static TaskSet taskSet(Split split, List<Shipment> shipments) {
        String name = NAME + "-" + split.name().toLowerCase(Locale.ROOT);
        List<Task> tasks = new ArrayList<>();
        for (Shipment shipment : shipments) {
            String id = String.format(Locale.ROOT, "%s-%03d", name, tasks.size() + 1);
            String price =
                    Tariff.quote(shipment, HousePractice.choices()).price().toPlainString();
            String rules = FreightRules.bearingOn(shipment).stream()
                    .map(HouseRule::title)
                    .collect(Collectors.joining(", "));
            tasks.add(new Task(new TaskId(id), shipment.text(), Reference.answers(price), Map.of(RULES_FIELD, rules)));
        }
        return new TaskSet(name, split, tasks);
    }

    private static List<Shipment> shipments(Split split, long seed, Set<Shipment> taken) {
        Random random = new Random(
                Fingerprint.of(NAME, split.name(), Long.toString(seed)).seed());
        ShipmentDraw draw = new ShipmentDraw(random);
        Map<Topic, Integer> uses = new EnumMap<>(Topic.class);
        List<Shipment> shipments = new ArrayList<>();
        int size = split == Split.VALIDATION ? 50 : 100;
        while (shipments.size() < size) {
            Set<Topic> wanted = leastUsed(RULES_PER_TASK[shipments.size() % RULES_PER_TASK.length], uses, random);
            Shipment shipment = draw.draw(wanted);
            while (!taken.add(shipment)) {
                shipment = draw.draw(wanted);
            }
            wanted.forEach(topic -> uses.merge(topic, 1, Integer::sum));
            shipments.add(shipment);
        }
        Collections.shuffle(shipments, random);
        return shipments;
    }

    private static Set<Topic> leastUsed(int count, Map<Topic, Integer> uses, Random random) {
        List<Topic> topics = new ArrayList<>(List.of(Topic.values()));
        Collections.shuffle(topics, random);
        topics.sort((a, b) -> Integer.compare(uses.getOrDefault(a, 0), uses.getOrDefault(b, 0)));
        Set<Topic> chosen = EnumSet.noneOf(Topic.class);
        for (Topic topic : topics) {
            chosen.add(topic);
            if (INCOMPATIBLE.stream().anyMatch(chosen::containsAll)) {
                chosen.remove(topic);
            }
            if (chosen.size() == count) {
                break;
            }
        }
        return chosen;
    }
}
