package dev.acumen.endpoints.simulated.parts;

/**
 * One message of a request.
 *
 * @param role such as system, user or assistant
 * @param text its text parts, joined
 */
public record Utterance(String role, String text) {

    boolean isUser() {
        return role.equals("user");
    }

    boolean isSystem() {
        return role.equals("system") || role.equals("developer");
    }
}
