package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Progress;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.Preparation;
import org.aeneas.load.TableDefinitions;
import org.aeneas.load.TablePreparation;
import org.aeneas.mapping.MappingJson;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedReader;

/** What both loaders load, and the table that they load it into. */
record StagedItems(Path folder, Manifest manifest, TableAdmin.Definition definition) {
    private static final int PREFIX = "{\"Item\":".length();

    static StagedItems of(Site site, Progress progress) throws IOException {
        Path folder = site.work().fresh("staged");
        new Extraction("staged", SampleTable.LOADED, "dynamodb-json", "none").extract(site, folder, progress);
        String name = new Layout(SampleTable.KEYSPACE, SampleTable.LOADED.table()).manifest();
        Manifest manifest = Manifest.parse(name, Files.readAllBytes(folder.resolve(name)));
        TableAdmin.Definition definition = TableDefinitions.of(MappingJson.readMapping(manifest.mapping()),
                new TableAdmin.Capacity.OnDemand(), Map.of());
        return new StagedItems(folder, manifest, definition);
    }

    /** Leaves an empty table; takes about a second. */
    void empty(Site site) {
        new TablePreparation(site.sandbox(Progress.NONE).aws(), LoadOptions.DEFAULT).prepare(definition,
                Preparation.DROP_TABLES, Progress.NONE);
    }

    ObjectSource source() {
        return ObjectSource.folder(folder);
    }

    /** All items, parsed no further than the store wants them. */
    List<ItemStore.Write> writes() throws IOException {
        List<ItemStore.Write> writes = new ArrayList<>();
        for (StagedObject object : manifest.objects()) {
            try (StagedReader lines = StagedReader.open(object, source().open(object))) {
                while (lines.next()) {
                    int end = lines.offset() + lines.length();
                    writes.add(new ItemStore.Write(Arrays.copyOfRange(lines.bytes(), lines.offset() + PREFIX, end - 1),
                            false));
                }
            }
        }
        return writes;
    }
}
