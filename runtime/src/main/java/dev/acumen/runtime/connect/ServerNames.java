package dev.acumen.runtime.connect;

import dev.acumen.endpoints.ServerProbe;
import dev.acumen.runtime.environment.UserError;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Servers and models as users name them. */
final class ServerNames {

    private ServerNames() {}

    static URI uri(String text) {
        String trimmed = text.replaceAll("/+$", "");
        if (trimmed.matches("https?://[^/]*@.*")) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "the URL of a server must not hold a user name or password, where logs would show them: give the key in OPENAI_API_KEY");
        }
        if (!trimmed.matches("https?://[^/\\s@]+(/\\S*)?")) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "'" + text + "' is no URL of a server: expected something like http://127.0.0.1:8000/v1");
        }
        URI uri = URI.create(trimmed);
        if (uri.getHost() == null) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "'" + text
                            + "' has no host name that URLs allow (an underscore is not): use an address or another name");
        }
        return uri;
    }

    /** The server's only model. */
    static String only(URI server, ServerProbe probe) {
        if (probe.models().size() == 1) {
            return probe.models().get(0);
        }
        String why = probe.isBeneathV1()
                ? "there is no list of models at " + server + ", but one at " + server + "/v1: give --url " + server
                        + "/v1"
                : probe.models().isEmpty()
                        ? server + " does not say what models it has: name one with --model"
                        : server + " has several models, name one with --model: " + brief(probe.models());
        throw new UserError(UserError.Kind.USAGE, why);
    }

    /** What is odd about a model that is asked for. */
    static Optional<String> notice(URI server, ServerProbe probe, String model) {
        if (probe.isBeneathV1()) {
            return Optional.of("note: the server lists its models at " + server + "/v1, and none at " + server
                    + ": if calls fail, give --url " + server + "/v1");
        }
        return probe.models().isEmpty() || probe.models().contains(model)
                ? Optional.empty()
                : Optional.of("note: the server does not list '" + model + "' but " + brief(probe.models())
                        + "; it is asked all the same");
    }

    static String brief(List<String> models) {
        return String.join(", ", models.subList(0, Math.min(8, models.size())))
                + (models.size() > 8 ? ", and " + (models.size() - 8) + " more" : "");
    }
}
