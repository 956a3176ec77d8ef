package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.cassandra.clone.Keyspace;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.engine.SourceConnection;

/**
 * What a source was before anybody cloned it.
 *
 * @param files of each node's configuration, text by name
 */
record CloneEvidence(List<Map<String, String>> files, List<Keyspace> keyspaces, String snitch) {
    private static final int ROWS = 300;

    /** Makes a keyspace on SimpleStrategy with a table of rows. */
    static CloneEvidence fill(CloneStage stage) throws Exception {
        try (SourceConnection connection = stage.connect()) {
            connection.execute("CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy', "
                    + "'replication_factor': 2}");
            connection.execute("CREATE TABLE shop.orders (id int PRIMARY KEY, note text)");
            for (int i = 0; i < ROWS; i++) {
                connection.execute("INSERT INTO shop.orders (id, note) VALUES (?, ?)", i, "note " + i);
            }
        }
        return new CloneEvidence(configurations(stage), sorted(stage), "SimpleSnitch");
    }

    private static List<Keyspace> sorted(CloneStage stage) {
        return stage.keyspaces().list().stream().sorted(Comparator.comparing(Keyspace::name)).toList();
    }

    private static List<Map<String, String>> configurations(CloneStage stage) throws Exception {
        List<Map<String, String>> all = new ArrayList<>();
        for (Tarball source : stage.sources) {
            all.add(CloneStage.configuration(source));
        }
        return all;
    }

    /** The clone is there, with data, and closed. */
    static void requireClone(CloneStage stage) throws Exception {
        assertFalse(stage.clone.acceptsClients());
        assertTrue(stage.clone.answers(7000));
        try (Stream<Path> data = Files.walk(Path.of(stage.clone.home() + "-data/data/shop"))) {
            assertTrue(data.anyMatch(file -> file.toString().endsWith("-Data.db")));
        }
        assertEquals("[datacenter1, datacenter1_tgt]", stage.keyspaces().find("shop").orElseThrow().replication()
                .options().keySet().toString());
        assertTrue(CloneStage.configuration(stage.clone).get("cassandra.yaml").contains("incremental_backups: true"));
        for (Tarball source : stage.sources) {
            assertTrue(CloneStage.configuration(source).get("cassandra.yaml").startsWith("# As its owner wrote it"));
        }
    }

    /** Nothing is left of the clone, and the source is as it was. */
    void requireTheSame(CloneStage stage) throws Exception {
        assertEquals(files, configurations(stage));
        assertEquals(keyspaces, sorted(stage));
        SourceCluster after = stage.discover(stage.hosts());
        assertEquals(stage.sources.size(), after.nodes().size());
        assertEquals(snitch, after.snitch());
        assertFalse(Files.exists(stage.clone.home()), "what was copied is deleted");
        try (SourceConnection connection = stage.connect()) {
            assertEquals(ROWS, connection.ask("SELECT id FROM shop.orders", 10 * ROWS).rows().size());
        }
    }
}
