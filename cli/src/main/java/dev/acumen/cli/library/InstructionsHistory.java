package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.Terminal;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.runtime.library.InstructionsOrigin;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which revision brought each sentence of a library's instructions, and the attempts behind it. */
final class InstructionsHistory {

    /** In place of a lesson. */
    static final String WORD = "instructions";

    private static final String OF_DOMAIN = "the domain";

    private final Terminal terminal;
    private final ExperienceStore store;

    InstructionsHistory(Terminal terminal, ExperienceStore store) {
        this.terminal = terminal;
        this.store = store;
    }

    ObjectNode show(String library) {
        LibraryVersion head = Lookup.head(store.libraries(), library);
        List<InstructionsOrigin> origins = InstructionsOrigin.of(store, library, head);
        Map<String, String> by = new HashMap<>();
        origins.forEach(origin -> origin.brought()
                .forEach(sentence ->
                        by.put(sentence, origin.revision().version().id().brief())));
        terminal.say(terminal.bold("instructions of library '" + library + "'"));
        if (head.instructions().isEmpty()) {
            terminal.say("  it has none of its own: the agent is told what the domain says");
        }
        ObjectNode result = ReportJson.object().put("library", library).put("text", head.instructionsOr(""));
        ArrayNode sentences = result.putArray("sentences");
        for (String sentence : InstructionsOrigin.sentences(head.instructionsOr(""))) {
            String from = by.getOrDefault(sentence, OF_DOMAIN);
            terminal.say(String.format("  %-10s  %s", from, sentence));
            sentences.addObject().put("text", sentence).put("from", from);
        }
        LessonHistory evidence = new LessonHistory(terminal, store, library);
        ArrayNode rewritten = result.putArray("revisions");
        origins.forEach(origin -> revision(origin, evidence, rewritten.addObject()));
        return result;
    }

    private void revision(InstructionsOrigin origin, LessonHistory evidence, ObjectNode node) {
        Revision revision = origin.revision();
        LibraryVersion version = revision.version();
        terminal.say("");
        terminal.say("  version " + version.id().brief()
                + version.step().map(step -> " by " + step).orElse("")
                + version.instructions()
                        .map(own -> ", worded by " + own.provenance().author())
                        .orElse(": those of the domain again"));
        origin.dropped().forEach(sentence -> terminal.say("    " + terminal.red("- " + sentence)));
        origin.brought().forEach(sentence -> terminal.say("    " + terminal.green("+ " + sentence)));
        node.put("version", version.id().hex());
        ArrayNode brought = node.putArray("brought");
        origin.brought().forEach(brought::add);
        ArrayNode dropped = node.putArray("dropped");
        origin.dropped().forEach(dropped::add);
        version.instructions().ifPresent(own -> {
            node.put("author", own.provenance().author());
            if (!own.provenance().evidence().isEmpty()) {
                evidence.evidence(own.provenance().evidence(), node.putArray("evidence"));
            }
        });
    }
}
