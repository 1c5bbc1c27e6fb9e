package dev.acumen.simulation.internal.practice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads which conventions a text states, whatever its wording: a sentence states one if it names the topic and affirms
 * exactly one of the topic's conventions. What follows a "not" or an "instead of" is not affirmed, nor is a condition.
 */
public final class Reading {

    private static final int LONGEST_SENTENCE = 400;

    private final HouseRules rules;

    /** Reads texts by the given rules. */
    public Reading(HouseRules rules) {
        this.rules = rules;
    }

    /** The rules it reads by. */
    public HouseRules rules() {
        return rules;
    }

    /** Every statement in a text, in order, each once. */
    public List<Statement> of(String text) {
        Set<Statement> statements = new LinkedHashSet<>();
        for (List<Wording> line : Wording.lines(text)) {
            for (Wording thought : thoughts(line)) {
                statements.addAll(statements(thought));
            }
        }
        return List.copyOf(statements);
    }

    /** A sentence that names no topic goes on about the topic of the one before it. */
    private List<Wording> thoughts(List<Wording> sentences) {
        List<Wording> thoughts = new ArrayList<>();
        for (Wording sentence : sentences) {
            int last = thoughts.size() - 1;
            if (last >= 0 && subjects(sentence).isEmpty()) {
                thoughts.set(last, thoughts.get(last).followedBy(sentence));
            } else {
                thoughts.add(sentence);
            }
        }
        return thoughts;
    }

    private List<Statement> statements(Wording thought) {
        if (thought.text().length() > LONGEST_SENTENCE) {
            return List.of();
        }
        List<Statement> statements = new ArrayList<>();
        for (HouseRule rule : subjects(thought)) {
            Set<Convention> affirmed = affirmed(rule, thought);
            if (affirmed.size() == 1) {
                statements.add(new Statement(rule.topic(), affirmed.iterator().next()));
            }
        }
        return statements;
    }

    /** A heading that names one topic settles what the sentence is about; else every topic named in it counts. */
    private List<HouseRule> subjects(Wording wording) {
        if (wording.text().length() > LONGEST_SENTENCE) {
            return List.of();
        }
        List<HouseRule> headed = named(wording.heading());
        return headed.size() == 1 ? headed : named(wording.text());
    }

    private List<HouseRule> named(String text) {
        return rules.list().stream()
                .filter(rule -> rule.subject().matcher(text).find())
                .toList();
    }

    private static Set<Convention> affirmed(HouseRule rule, Wording wording) {
        Set<Convention> found = said(rule, wording.unconditional());
        if (found.isEmpty()) {
            found = said(rule, wording.affirmed());
        }
        for (Convention convention : rule.conventions()) {
            if (convention.plain().matcher(wording.text()).find()) {
                found.add(convention);
            }
        }
        return found;
    }

    private static Set<Convention> said(HouseRule rule, String text) {
        Set<Convention> found = new LinkedHashSet<>();
        for (Convention convention : rule.conventions()) {
            if (convention.says().matcher(text).find()) {
                found.add(convention);
            }
        }
        return found;
    }
}
