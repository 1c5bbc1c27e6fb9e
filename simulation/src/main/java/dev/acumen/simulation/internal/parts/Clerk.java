package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.freight.Choices;
import dev.acumen.simulation.internal.freight.FreightRules;
import dev.acumen.simulation.internal.freight.Quote;
import dev.acumen.simulation.internal.freight.Shipment;
import dev.acumen.simulation.internal.freight.Tariff;
import dev.acumen.simulation.internal.freight.Topic;
import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Prices a shipment. Where the tariff leaves room it follows what the prompt says on the topic, most of the time; told
 * nothing, it settles on one of the plausible conventions at random. It writes down what it chose.
 */
final class Clerk implements Part {

    private final double adherence;

    Clerk(double adherence) {
        this.adherence = adherence;
    }

    @Override
    public String reply(Conversation conversation, RandomGenerator random) {
        List<Shipment> shipments = conversation.asked().stream()
                .map(Shipment::in)
                .flatMap(Optional::stream)
                .toList();
        if (shipments.isEmpty()) {
            return "This is the simulated endpoint of Acumen. It plays only the domains audit, freight, ledger, math and web: send one of their tasks.";
        }
        String told = conversation.system() + "\n" + String.join("\n", conversation.asked());
        if (!Tariff.statedIn(told)) {
            return "I have no tariff to price this shipment by, so I give no price.";
        }
        return priced(
                shipments.get(shipments.size() - 1), FreightRules.reading().of(told), random);
    }

    private String priced(Shipment shipment, List<Statement> statements, RandomGenerator random) {
        Map<Topic, Convention> chosen = new EnumMap<>(Topic.class);
        List<String> lines = new ArrayList<>();
        lines.add("Decisions where the tariff leaves room:");
        for (HouseRule rule : FreightRules.bearingOn(shipment)) {
            Convention choice = choose(rule, statements, random);
            chosen.put(FreightRules.topic(rule), choice);
            lines.add("- " + rule.decision(choice));
        }
        if (chosen.isEmpty()) {
            lines.add("- none");
        }
        Quote quote = Tariff.quote(shipment, new Choices(chosen));
        lines.add("Computation: " + String.join(", ", quote.steps()) + ".");
        lines.add("#### " + quote.price().toPlainString());
        return String.join("\n", lines);
    }

    private Convention choose(HouseRule rule, List<Statement> statements, RandomGenerator random) {
        List<Convention> told = statements.stream()
                .filter(statement -> statement.topic().equals(rule.topic()))
                .map(Statement::convention)
                .toList();
        boolean follows = random.nextDouble() < adherence;
        return told.isEmpty() || !follows ? rule.draw(random) : told.get(random.nextInt(told.size()));
    }
}
