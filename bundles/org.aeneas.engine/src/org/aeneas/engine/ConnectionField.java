package org.aeneas.engine;

/**
 * One field of a connection form.
 *
 * @param key          stable, lower-case: the option's name on the command line and in project files
 * @param label        as the form shows it: {@code Server name}
 * @param section      the part of the form in which it stands: {@code Connection}, {@code SSL}
 * @param defaultValue empty for none
 */
public record ConnectionField(String key, String section, String label, Kind kind, boolean required,
        String defaultValue) {
    /** The section that a form shows first. */
    public static final String MAIN = "Connection";


    public enum Kind { TEXT, NUMBER, FLAG, FILE, SECRET }
}
