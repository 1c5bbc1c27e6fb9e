package dev.acumen.cli.show;

import dev.acumen.cli.session.Terminal;
import dev.acumen.core.event.CallEvent;
import dev.acumen.learning.event.RunEvent;

/** What turned out about an endpoint and is said once. */
public final class EndpointNotices {

    private EndpointNotices() {}

    /** Says it, if the event is such. */
    public static void say(Terminal terminal, RunEvent event) {
        if (event instanceof RunEvent.Called called && called.event() instanceof CallEvent.Noticed noticed) {
            terminal.notice("note: " + noticed.text());
        }
    }
}
