package org.aeneas.ui.migration.internal.watch;

/**
 * How fast a task was at an instant.
 *
 * @param time          milliseconds since 1970
 * @param rowsPerSecond over the minute before
 */
public record Rate(long time, double rowsPerSecond) {
}
