package org.aeneas.engine;

/**
 * One field of a connection form.
 *
 * @param key          stable, lower-case: the option's name on the command line and in project files
 * @param label        as the form shows it: {@code Server name}
 * @param defaultValue empty for none
 */
public record ConnectionField(String key, String label, Kind kind, boolean required, String defaultValue) {

    public enum Kind { TEXT, NUMBER, FLAG, FILE, SECRET }
}
