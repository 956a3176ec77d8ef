package org.aeneas.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a user changed of the default mapping, for a whole project.
 *
 * @param epochMillis timestamps as Number of milliseconds since 1970 instead of ISO-8601 text
 * @param writeTime   keep write times in an attribute
 * @param tables      by {@link org.aeneas.core.schema.TableSchema#qualifiedName()}
 */
public record MappingOptions(boolean epochMillis, boolean writeTime, Map<String, TableOptions> tables) {

    public static final MappingOptions DEFAULT = new MappingOptions(false, false, Map.of());

    public MappingOptions {
        tables = Map.copyOf(tables);
    }

    public TableOptions table(String qualifiedName) {
        return tables.getOrDefault(qualifiedName, TableOptions.DEFAULT);
    }

    public MappingOptions withTable(String qualifiedName, TableOptions options) {
        Map<String, TableOptions> changed = new LinkedHashMap<>(tables);
        changed.put(qualifiedName, options);
        return new MappingOptions(epochMillis, writeTime, changed);
    }
}
