package org.aeneas.project.settings;

import java.nio.file.Path;
import java.util.UUID;

import org.aeneas.project.internal.Require;

/**
 * A trust store and a key store in files. Their passwords are secrets, named by the id.
 *
 * @param name for people, by which agents' registrations name them
 */
public record StorePair(UUID id, String name, Path trustStore, Path keyStore) {

    public StorePair {
        Require.present("The id of trust and key store", id);
        Require.text("The name of trust and key store", name, Require.NAME);
        Require.present("The trust store's file", trustStore);
        Require.present("The key store's file", keyStore);
    }
}
