package org.aeneas.core.schema;

import java.util.Optional;

/**
 * An index on a table. It is never extracted; it becomes a proposal of a GSI.
 *
 * @param target      the column indexed
 * @param function    {@code keys}, {@code values}, {@code entries} or {@code full} where the index names one
 * @param customClass for {@code USING '…'}: SASI, SAI or somebody's own
 */
public record SecondaryIndex(String name, String target, Optional<String> function, Optional<String> customClass) {
}
