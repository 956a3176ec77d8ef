package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.delete;
import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.Progress;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.Preparation;
import org.aeneas.load.TablePreparation;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.StandIns;

/** What is loaded while things go wrong: objects in a bucket, in which all occurs whose repetition could do harm. */
record BucketLoad(List<StagedObject> objects, Set<Item> expected, LoadCounts counts) {
    static final String PREFIX = "killed/";
    static final TableAdmin.Definition TABLE = new TableAdmin.Definition("killed",
            new TableAdmin.Key("id", TableAdmin.KeyType.S), Optional.of(new TableAdmin.Key("n", TableAdmin.KeyType.N)),
            new TableAdmin.Capacity.OnDemand(), List.of(), Optional.empty(), Map.of());
    static final LoadOptions OPTIONS = LoadOptions.DEFAULT.withThreads(3).withObjectsAtOnce(2);

    static final int OBJECTS = 5;
    private static final int ROWS = 60;

    static BucketLoad stage(Path folder, AwsSession session) throws IOException {
        StagedFolder staged = new StagedFolder(folder);
        List<StagedObject> objects = new ArrayList<>();
        Set<Item> expected = new HashSet<>();
        LoadCounts counts = LoadCounts.NONE;
        for (int o = 0; o < OBJECTS; o++) {
            List<String> lines = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                String id = "o" + o + "-" + row % 7;
                lines.add(put(id, row, "first"));
                if (row % 10 == 0) {
                    lines.add(delete(id, row));
                } else if (row % 10 == 5) {
                    lines.add(put(id, row, "last"));
                }
                if (row % 10 != 0) {
                    expected.add(item(put(id, row, row % 10 == 5 ? "last" : "first")));
                }
            }
            if (o % 2 == 1) {
                lines.add(ROWS / 2, "{\"Item\":{\"id\":{\"S\":\"no sort key\"}}}");
                lines.add(ROWS / 3, "{\"Item\":{\"id\":{\"S\":\"odd\"},\"n\":{\"N\":\"one\"}}}");
                counts = counts.plus(new LoadCounts(0, 0, 2));
            }
            counts = counts.plus(new LoadCounts(ROWS + ROWS / 10, ROWS / 10, 0));
            StagedObject object = staged.object("part-" + o + List.of(".json", ".json.gz", ".json.zst").get(o % 3),
                    lines);
            session.objects().put(StandIns.BUCKET, PREFIX + object.name(), folder.resolve(object.name()),
                    object.sha256(), new ObjectStore.Encryption.BucketDefault(), Progress.NONE);
            objects.add(object);
        }
        return new BucketLoad(objects, expected, counts);
    }

    static void emptyTable(AwsSession session) {
        new TablePreparation(session, OPTIONS).prepare(TABLE, Preparation.TRUNCATE, Progress.NONE);
    }

    static Set<Item> items(AwsSession session) {
        Set<Item> items = new HashSet<>();
        session.items().scan(TABLE.name(), 0, 1, items::addAll);
        return items;
    }

    /** Loads to the end what may have been begun; then all is there, once. */
    void assertLoaded(AwsSession session, Path folder, Path state) throws IOException {
        LoadReport report = LoadingProcess.finish(session, folder, state);
        assertEquals(objects.size(), report.objects());
        assertEquals(counts, report.counts());
        assertEquals(expected, items(session), state.toString());
        List<String> rejects = Files.readAllLines(state.resolve("rejects"));
        assertEquals(counts.rejected(), rejects.size(), rejects.toString());
        assertEquals(counts.rejected(), rejects.stream().distinct().count(), rejects.toString());
    }

    /** For {@link #readObjects}, in another process. */
    void writeObjects(Path file) throws IOException {
        Files.write(file, objects.stream().map(o -> o.name() + " " + o.bytes() + " " + o.sha256()).toList());
    }

    static List<StagedObject> readObjects(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.split(" "))
                .map(words -> new StagedObject(words[0], Long.parseLong(words[1]), words[2])).toList();
    }

    private static Item item(String line) {
        String json = line.substring("{\"Item\":".length(), line.length() - 1);
        return ItemJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
