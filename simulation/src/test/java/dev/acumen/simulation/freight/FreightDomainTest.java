package dev.acumen.simulation.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.internal.freight.Choices;
import dev.acumen.simulation.internal.freight.FreightRules;
import dev.acumen.simulation.internal.freight.HousePractice;
import dev.acumen.simulation.internal.freight.Shipment;
import dev.acumen.simulation.internal.freight.Tariff;
import dev.acumen.simulation.internal.freight.Topic;
import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreightDomainTest {

    private static List<Shipment> shipments(Split split, long seed) {
        return new FreightDomain()
                .tasks(split, seed).tasks().stream()
                        .map(task -> Shipment.in(task.input()).orElseThrow())
                        .toList();
    }

    @Test
    void hasAHundredFiftyAndAHundredTasks() {
        assertThat(new FreightDomain().tasks(Split.PRACTICE, 1).size()).isEqualTo(100);
        assertThat(new FreightDomain().tasks(Split.VALIDATION, 1).size()).isEqualTo(50);
        assertThat(new FreightDomain().tasks(Split.TEST, 1).size()).isEqualTo(100);
        assertThat(new FreightDomain()
                        .tasks(Split.PRACTICE, 1)
                        .tasks()
                        .get(0)
                        .id()
                        .value())
                .isEqualTo("freight-practice-001");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -7, 1234567890123L})
    void everyRuleBearsOnTwelveTasksOrMore(long seed) {
        for (Split split : List.of(Split.PRACTICE, Split.TEST)) {
            List<Shipment> shipments = shipments(split, seed);
            for (Topic topic : Topic.values()) {
                assertThat(shipments.stream().filter(topic::bearsOn).count())
                        .as("%s in %s", topic, split)
                        .isGreaterThanOrEqualTo(12);
            }
            assertThat(shipments)
                    .allSatisfy(shipment ->
                            assertThat(FreightRules.bearingOn(shipment)).hasSizeBetween(1, 3));
        }
    }

    @Test
    void noShipmentIsInTwoSplits() {
        Set<Shipment> all = new HashSet<>();
        Arrays.stream(Split.values()).forEach(split -> all.addAll(shipments(split, 5)));
        assertThat(all).hasSize(250);
    }

    @Test
    void theSameSeedGivesTheSameTasksAndAnotherOneOthers() {
        TaskSet tasks = new FreightDomain().tasks(Split.TEST, 9);
        assertThat(new FreightDomain().tasks(Split.TEST, 9)).isEqualTo(tasks);
        assertThat(new FreightDomain().tasks(Split.TEST, 10).fingerprint()).isNotEqualTo(tasks.fingerprint());
    }

    @Test
    void theReferenceIsThePriceUnderTheHousesOwnRules() {
        for (Task task : new FreightDomain().tasks(Split.PRACTICE, 1).tasks()) {
            Shipment shipment = Shipment.in(task.input()).orElseThrow();
            assertThat(task.reference().answers())
                    .containsExactly(Tariff.quote(shipment, HousePractice.choices())
                            .price()
                            .toPlainString());
        }
    }

    @Test
    void onlyTheHousesWayMeetsTheReferenceAndOtherTopicsDoNotMatter() {
        Choices house = HousePractice.choices();
        for (Shipment shipment : shipments(Split.TEST, 1)) {
            var right = Tariff.quote(shipment, house).price();
            for (HouseRule rule : FreightRules.all().list()) {
                long same = house.varied(List.of(rule)).stream()
                        .filter(choices ->
                                Tariff.quote(shipment, choices).price().compareTo(right) == 0)
                        .count();
                assertThat(same)
                        .as("%s on %s", rule.topic(), shipment)
                        .isEqualTo(
                                FreightRules.topic(rule).bearsOn(shipment)
                                        ? 1
                                        : rule.conventions().size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void lessonsAreShortAndReadAsWhatTheyState(Topic topic) {
        HouseRule rule = FreightRules.on(topic);
        for (Convention convention : rule.conventions()) {
            Statement statement = new Statement(topic.name(), convention);
            assertThat(rule.lesson(convention).split("\\s+")).hasSizeLessThanOrEqualTo(32);
            assertThat(FreightRules.reading().of(rule.lesson(convention))).containsExactly(statement);
            assertThat(FreightRules.reading().of("- " + rule.decision(convention)))
                    .containsExactly(statement);
        }
    }

    @Test
    void neitherInstructionsNorTasksGiveARuleAway() {
        assertThat(FreightRules.reading().of(new FreightDomain().instructions()))
                .isEmpty();
        assertThat(Tariff.statedIn(new FreightDomain().instructions())).isTrue();
        for (Split split : Split.values()) {
            assertThat(new FreightDomain().tasks(split, 1).tasks())
                    .allSatisfy(task ->
                            assertThat(FreightRules.reading().of(task.input())).isEmpty());
        }
    }

    @Test
    void aShipmentReadsBackFromItsText() {
        for (Shipment shipment : shipments(Split.PRACTICE, 4)) {
            assertThat(Shipment.in("Hello.\n" + shipment.text() + "\nThanks.")).contains(shipment);
        }
        assertThat(Shipment.in("What is the capital of France?")).isEmpty();
        assertThat(Shipment.in(
                        shipments(Split.TEST, 1).get(0).text().replaceAll("Ordered: \\S+", "Ordered: 2025-02-30")))
                .isEmpty();
    }
}
