package dev.acumen.runtime.connect;

import dev.acumen.runtime.environment.UserError;
import java.net.URI;
import java.util.List;

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

    static String only(URI server, List<String> models) {
        if (models.size() == 1) {
            return models.get(0);
        }
        throw new UserError(
                UserError.Kind.USAGE,
                models.isEmpty()
                        ? server + " does not say what models it has: name one with --model"
                        : server + " has several models, name one with --model: " + brief(models));
    }

    static String brief(List<String> models) {
        return String.join(", ", models.subList(0, Math.min(8, models.size())))
                + (models.size() > 8 ? ", and " + (models.size() - 8) + " more" : "");
    }
}
