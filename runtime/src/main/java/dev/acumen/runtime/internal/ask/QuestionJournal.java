package dev.acumen.runtime.internal.ask;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.journal.ToolKey;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.core.tool.ToolAnswer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what one question costs. A question is not taken up again, so nothing of it has to be found. */
final class QuestionJournal implements Journal {

    private final Map<Phase, Spend> spent = new EnumMap<>(Phase.class);
    private final Map<String, ToolTotals> tools = new TreeMap<>();

    @Override
    public Optional<FinishedCall> finished(CallKey key) {
        return Optional.empty();
    }

    @Override
    public boolean diverges(CallKey key) {
        return false;
    }

    @Override
    public Optional<JournalEntry.CallFailed> failedForGood(CallKey key) {
        return Optional.empty();
    }

    @Override
    public Optional<String> given(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ToolAnswer> answered(ToolKey call) {
        return Optional.empty();
    }

    @Override
    public synchronized void append(JournalEntry entry) {
        if (entry instanceof JournalEntry.CallFinished done) {
            spent.merge(done.call().key().site().phase(), done.call().spend(), Spend::plus);
        } else if (entry instanceof JournalEntry.ToolAnswered answered) {
            tools.merge(answered.call().tool(), ToolTotals.of(answered.answer()), ToolTotals::plus);
        }
    }

    @Override
    public Map<CallKey, Spend> inDoubt() {
        return Map.of();
    }

    @Override
    public synchronized Map<Phase, Spend> spent() {
        return new EnumMap<>(spent);
    }

    @Override
    public synchronized Map<String, ToolTotals> tools() {
        return new TreeMap<>(tools);
    }

    @Override
    public synchronized Spend committed() {
        return spent.values().stream().reduce(Spend.nothing(), Spend::plus);
    }
}
