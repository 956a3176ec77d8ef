package org.aeneas.load;

import java.util.Optional;

import org.aeneas.aws.TableAdmin;

/** The table that is written to, and the attributes that are its key. */
public record Target(String table, String partitionKey, Optional<String> sortKey) {

    public static Target of(TableAdmin.Definition definition) {
        return new Target(definition.name(), definition.partitionKey().name(),
                definition.sortKey().map(TableAdmin.Key::name));
    }
}
