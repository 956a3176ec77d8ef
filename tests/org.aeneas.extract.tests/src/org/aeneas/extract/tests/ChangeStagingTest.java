package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.row.Row;
import org.aeneas.extract.Target;
import org.aeneas.extract.changes.ChangeStaging;
import org.aeneas.extract.changes.ExpiryQueue;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.staging.ChangeCounts;
import org.aeneas.staging.ChangeManifest;
import org.aeneas.staging.Compression;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeStagingTest {
    private static final long AS_OF = 1_800_000_000L;
    private static final TableMapping MAPPING = Extracts.mapping(FakeChanges.TABLE);
    private static final String FOLDER = "changes/shop/notes/000000000002/";

    private final MemoryStore store = new MemoryStore();
    @TempDir
    private Path folder;

    private ChangeStaging staging(Format format) {
        Target target = Target.bucket(store, MemoryStore.BUCKET, "", new ObjectStore.Encryption.BucketDefault());
        return new ChangeStaging(MAPPING, format, Compression.NONE, target, folder.resolve("staging"), expiries());
    }

    private ExpiryQueue expiries() {
        return new ExpiryQueue(folder.resolve("expiries"), FileForm.PLAIN);
    }

    private ChangeManifest stage(ChangeCursor changes) {
        return staging(Format.DYNAMODB_JSON).stage(ChangeStaging.Cycle.of(2, AS_OF), changes, Progress.NONE);
    }

    private List<String> lines(String name) {
        return new String(store.objects().get(name), StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void should_put_what_is_alive_and_delete_what_is_not() {
        ChangeManifest manifest = stage(new FakeChanges().alive(FakeChanges.row("a", "1", null)).dead("b"));
        assertEquals(List.of("{\"Item\":{\"id\":{\"S\":\"a\"},\"v\":{\"S\":\"1\"}}}",
                "{\"Delete\":{\"id\":{\"S\":\"b\"}}}"), lines(FOLDER + "part-00000001.json"));
        assertEquals(new ChangeCounts(2, 1, 1, 0, 0, manifest.objects().get(0).bytes()), manifest.counts());
        assertEquals(Optional.of(manifest), staging(Format.DYNAMODB_JSON).staged(2));
        assertEquals(Optional.empty(), staging(Format.DYNAMODB_JSON).staged(3));
    }

    @Test
    void should_stage_the_same_bytes_when_it_is_done_again() {
        stage(new FakeChanges().alive(FakeChanges.row("a", "1", null)).dead("b"));
        Map<String, byte[]> first = store.objects();
        stage(new FakeChanges().alive(FakeChanges.row("a", "1", null)).dead("b"));
        Map<String, byte[]> second = store.objects();
        assertEquals(first.keySet(), second.keySet());
        first.forEach((name, bytes) -> assertEquals(new String(bytes, StandardCharsets.UTF_8),
                new String(second.get(name), StandardCharsets.UTF_8)));
    }

    @Test
    void should_delete_the_stale_item_of_a_row_that_cannot_be_represented_any_more() {
        ChangeManifest manifest = stage(new FakeChanges().alive(FakeChanges.row("a", "x".repeat(410_000), null))
                .alive(FakeChanges.row("k".repeat(3000), "v", null)));
        assertEquals(List.of("{\"Delete\":{\"id\":{\"S\":\"a\"}}}"), lines(FOLDER + "part-00000001.json"));
        assertEquals(2, manifest.counts().rejects());
        assertEquals(1, manifest.counts().removals(), "no item can have the other's key");
        String rejects = String.join("\n", lines(FOLDER + "rejects.jsonl"));
        assertTrue(rejects.contains("Removed: cannot be represented. "), rejects);
    }

    @Test
    void should_queue_rows_in_which_a_cell_expires_before_the_row() {
        Row expiring = FakeChanges.row("a", "1", null);
        expiring.written(1, AS_OF + 100);
        Row whole = new Row(FakeChanges.TABLE);
        whole.beginPartition();
        whole.beginRow(Row.Kind.REGULAR);
        stage(new FakeChanges().alive(expiring).alive(FakeChanges.row("b", "1", null)));
        ExpiryQueue queue = expiries();
        assertEquals(List.of(), queue.due(AS_OF, AS_OF + 99, 10).keys());
        assertEquals(1, queue.due(AS_OF, AS_OF + 100, 10).keys().size());
        assertEquals(List.of(), queue.due(AS_OF + 100, AS_OF + 200, 10).keys(), "it was due before");
    }

    @Test
    void should_make_no_object_where_nothing_changed_and_leave_no_file_behind() throws IOException {
        ChangeManifest manifest = stage(new FakeChanges());
        assertEquals(List.of(), manifest.objects());
        stage(new FakeChanges().alive(FakeChanges.row("a", "x".repeat(410_000), null)).dead("b"));
        try (Stream<Path> files = Files.walk(folder.resolve("staging"))) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void should_write_no_manifest_where_an_upload_failed() {
        store.failAfter(0);
        assertThrows(ProblemException.class, () -> stage(new FakeChanges().dead("b")));
        assertEquals(Optional.empty(), staging(Format.DYNAMODB_JSON).staged(2));
    }

    @Test
    void should_tell_dms_to_insert_update_and_delete_and_to_insert_anew_what_lost_an_attribute() {
        ChangeStaging.Cycle cycle = new ChangeStaging.Cycle(2, AS_OF, "cdc", 7);
        ChangeManifest manifest = staging(Format.DMS_CSV).stage(cycle, new FakeChanges().alive(FakeChanges.row("a", "1", null))
                .changed(FakeChanges.row("b", "1", null), FakeChanges.row("b", "2", "3"))
                .changed(FakeChanges.row("c", "1", "2"), FakeChanges.row("c", "1", null))
                .deleted(FakeChanges.row("d", "1", "2"), "d").dead("e"), Progress.NONE);
        assertEquals(List.of("I,notes,shop,a,1,\\N,\\N", "U,notes,shop,b,2,3,\\N", "D,notes,shop,c,1,2,\\N",
                "I,notes,shop,c,1,\\N,\\N", "D,notes,shop,d,1,2,\\N", "D,notes,shop,e,\\N,\\N,\\N"),
                lines("cdc/CDC00000000000000000007.csv"));
        assertEquals(6, manifest.counts().lines());
    }
}
