package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.delete;
import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.ChangeLoader;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.Target;
import org.aeneas.staging.ChangeCounts;
import org.aeneas.staging.ChangeManifest;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.Format;
import org.aeneas.staging.Layout;
import org.aeneas.staging.StagedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLoaderTest {
    private static final Target TARGET = new Target("orders", "id", Optional.of("n"));

    private final MemoryTable table = new MemoryTable();
    @TempDir
    private Path folder;

    private LoadCounts apply(long cycle, String... lines) throws IOException {
        StagedObject object = new StagedFolder(folder).object("changes/" + cycle + ".json", List.of(lines));
        return apply(cycle, object, lines.length);
    }

    private LoadCounts apply(long cycle, StagedObject object, int lines) {
        ChangeManifest manifest = ChangeManifest.of(new Layout("shop", "orders"), cycle, 1, Format.DYNAMODB_JSON,
                List.of(object), new ChangeCounts(lines, lines, 0, 0, 0, 1));
        return new ChangeLoader(table, TARGET, LoadOptions.DEFAULT, new StagedFolder(folder).source(), FileForm.PLAIN)
                .apply(manifest, folder.resolve("state"), Progress.NONE);
    }

    private boolean has(String id, long n, String value) {
        return table.items().containsValue(item(put(id, n, value)));
    }

    private static Item item(String line) {
        return ItemJson.read(line.substring(line.indexOf(':') + 1, line.length() - 1).getBytes());
    }

    @Test
    void should_put_and_delete_and_do_so_again_without_harm() throws IOException {
        apply(1, put("a", 1), put("b", 2));
        for (int i = 0; i < 2; i++) {
            assertEquals(new LoadCounts(1, 1, 0), apply(2, put("a", 1, "new"), delete("b", 2)));
            assertEquals(1, table.items().size());
            assertTrue(has("a", 1, "new"));
        }
        try (Stream<Path> left = Files.list(folder.resolve("state"))) {
            assertEquals(List.of(), left.toList(), "nothing is remembered of what is done");
        }
    }

    @Test
    void should_delete_the_item_of_a_row_that_dynamodb_refuses_now() throws IOException {
        apply(1, put("a", 1), put("b", 2));
        table.refusing(item -> item.equals(item(put("a", 1, "strange"))));
        assertEquals(new LoadCounts(1, 0, 1), apply(2, put("a", 1, "strange"), put("b", 2, "new")));
        assertEquals(1, table.items().size(), "the stale item is gone");
        assertTrue(has("b", 2, "new"));
        String rejects = Files.readString(ChangeLoader.rejects(folder.resolve("state"), 2));
        assertTrue(rejects.contains("Removed: cannot be represented."), rejects);
    }

    @Test
    void should_not_pass_over_an_object_that_cannot_be_read() throws IOException {
        StagedObject gone = new StagedFolder(folder).object("changes/1.json", List.of(put("a", 1)));
        Files.delete(folder.resolve(gone.name()));
        assertThrows(ProblemException.class, () -> apply(1, gone, 1));
        assertFalse(has("a", 1, "value 1"));
    }
}
