package dev.acumen.cli.open;

import dev.acumen.Acumen;
import dev.acumen.AcumenBuilder;
import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.config.AcumenConfig;

/** The runtime as the options of a command have it. */
public final class Runtimes {

    private Runtimes() {}

    public static AcumenBuilder of(
            Session session, CommonOptions common, AcumenConfig config, EndpointOptions endpoint) {
        return Acumen.at(common.home(session))
                .variables(session.environment().variables())
                .directory(session.directory())
                .clock(session.clock())
                .notices(session.terminal()::notice)
                .config(config)
                .model(endpoint.model())
                .judge(endpoint.judge())
                .reviewer(endpoint.reviewer());
    }
}
