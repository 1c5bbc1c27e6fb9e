package dev.acumen.endpoints;

import dev.acumen.core.journal.Journal;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.endpoints.internal.call.Caller;
import dev.acumen.endpoints.internal.call.JournaledCaller;
import dev.acumen.endpoints.internal.call.SiteModel;
import dev.acumen.endpoints.internal.call.WorstCase;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/** A model that only remembers: every call is answered, or fails, as a finished run's journal tells. Nothing is sent. It weighs no replies: what that came to decided nothing in the run. */
public final class RecordedEndpoint implements Endpoint {

    private final String name;
    private final Caller caller;

    /** The run asks something that its journal has no answer to, so it is not the run it was. */
    public static final class NothingRecorded extends CancellationException {

        private static final long serialVersionUID = 1L;

        NothingRecorded(CallSite site) {
            super("no answer is recorded for what is asked at " + site);
        }
    }

    /**
     * @param name the name of the endpoint when the run was made
     * @param journal of the run
     */
    public RecordedEndpoint(String name, Journal journal) {
        this.name = name;
        this.caller = new JournaledCaller(
                journal, new WorstCase(Optional.empty(), OptionalInt.empty()), event -> {}, call -> {
                    throw new NothingRecorded(call.key().site());
                });
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws NothingRecorded from the model, where the journal has no answer */
    @Override
    public ChatModel at(CallSite site) {
        return new SiteModel(name, site, caller);
    }
}
