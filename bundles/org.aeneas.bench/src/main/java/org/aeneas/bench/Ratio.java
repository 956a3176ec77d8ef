package org.aeneas.bench;

import java.util.OptionalDouble;

/**
 * How many times faster one contest is than another.
 *
 * @param name  {@code csv/dsbulk}
 * @param floor what it is meant to be at least
 */
public record Ratio(String name, double value, OptionalDouble floor) {

    public boolean met() {
        return floor.isEmpty() || value >= floor.getAsDouble();
    }
}
