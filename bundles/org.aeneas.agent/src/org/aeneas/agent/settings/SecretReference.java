package org.aeneas.agent.settings;

/**
 * What stands in the settings instead of a secret: its name in the {@link SecretStore}.
 *
 * @param name lower-case words joined by hyphens and dots; empty for no secret
 */
public record SecretReference(String name) {
    public static final SecretReference NONE = new SecretReference("");
    private static final String PREFIX = "secret:";

    public boolean isPresent() {
        return !name.isEmpty();
    }

    static boolean isWellFormed(String text) {
        return text.isEmpty() || text.matches(PREFIX + "[a-z0-9.:_-]{1,100}");
    }

    /** @param text {@code secret:NAME}, or empty */
    static SecretReference parse(String text) {
        return text.isEmpty() ? NONE : new SecretReference(text.substring(PREFIX.length()));
    }

    /** As in the settings: {@code secret:NAME}. */
    @Override
    public String toString() {
        return isPresent() ? PREFIX + name : "";
    }
}
