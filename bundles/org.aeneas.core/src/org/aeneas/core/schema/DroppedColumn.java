package org.aeneas.core.schema;

/**
 * A column that the table no longer has, or has again: cells at or before {@code droppedMicros} are dead.
 *
 * @param type          the type that it had, if known; may be null for Cassandra 2.x, which does not keep it
 * @param droppedMicros write time in microseconds since 1970
 */
public record DroppedColumn(String name, CqlType type, boolean isStatic, long droppedMicros) {
}
