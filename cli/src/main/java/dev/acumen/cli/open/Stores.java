package dev.acumen.cli.open;

import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.ExperienceStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens stores for commands. */
public final class Stores {

    private Stores() {}

    /** The store, for a command that changes what is there: where nothing is, nothing is made, and the command finds nothing. */
    public static ExperienceStore forChanging(Session session, CommonOptions common) {
        return Files.notExists(common.home(session).resolve("journal"))
                ? forReading(session, common)
                : forWriting(session, common);
    }

    /** The store, for a command that writes, and makes it where there is none. */
    public static ExperienceStore forWriting(Session session, CommonOptions common) {
        return ExperienceStore.open(
                common.home(session),
                session.clock(),
                notice -> session.terminal().notice("note: " + notice));
    }

    /** The store as it stands, for a command that reads; also while another process writes. */
    public static ExperienceStore forReading(Session session, CommonOptions common) {
        Path home = common.home(session);
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new UserError(
                    UserError.Kind.STORAGE, home + " is a file, not a folder that libraries and runs are kept in");
        }
        return ExperienceStore.openReadOnly(home, notice -> session.terminal().notice("note: " + notice));
    }
}
