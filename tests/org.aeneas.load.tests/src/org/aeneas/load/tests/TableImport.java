package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.put;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Progress;
import org.aeneas.load.ImportEngine;
import org.aeneas.load.ItemEngine;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.LoadTask;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.Preparation;
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.StandIns;

/** Staged objects of one table, and their import. */
final class TableImport {
    /** Of an object, unless a test says otherwise. */
    static final int ROWS = 60;

    private final StandIns aws;
    private final String table;
    private final Path folder;
    private final StagedBucket staged;

    /** @param folder for what is remembered of loads */
    TableImport(StandIns aws, String table, Compression compression, Path folder) {
        this.aws = aws;
        this.table = table;
        this.folder = folder;
        this.staged = new StagedBucket(aws.session().objects(), prefix(), compression, folder.resolve("scratch"));
    }

    StagedBucket staged() {
        return staged;
    }

    LoadReport load(Progress progress) {
        return load(task(Preparation.DO_NOTHING), progress);
    }

    LoadReport load(LoadTask task, Progress progress) {
        return new ImportEngine(aws.session(), StandIns.BUCKET, prefix()).load(task, progress);
    }

    /** The other way to load the same. */
    ItemEngine itemEngine(LoadOptions options) {
        return new ItemEngine(aws.session(), options,
                ObjectSource.bucket(aws.session().objects(), StandIns.BUCKET, prefix()), () -> { });
    }

    LoadTask task(Preparation preparation) {
        return task(table, preparation, folder);
    }

    LoadTask task(String target, Preparation preparation, Path state) {
        return new LoadTask(staged.manifest(), definition(target, "ttl"), preparation, state);
    }

    static Definition definition(String name, String ttl) {
        return new Definition(name, new TableAdmin.Key("id", TableAdmin.KeyType.S),
                Optional.of(new TableAdmin.Key("n", TableAdmin.KeyType.N)), new TableAdmin.Capacity.OnDemand(),
                List.of(), Optional.of(ttl), Map.of("project", "aeneas"));
    }

    String prefix() {
        return table + "/";
    }

    static List<String> rows(String id) {
        return IntStream.range(0, ROWS).mapToObj(n -> put(id + n, n)).toList();
    }

    Set<Item> items() {
        return items(table);
    }

    Set<Item> items(String name) {
        Set<Item> items = new HashSet<>();
        aws.session().items().scan(name, 0, 1, items::addAll);
        return items;
    }

    List<String> rejects() throws IOException {
        return Files.readAllLines(folder.resolve(table + ".rejects"));
    }

    long writes() {
        return requests("BatchWriteItem") + requests("PutItem") + requests("CreateTable");
    }

    long requests(String operation) {
        return aws.traffic().requests(Service.DYNAMODB, operation);
    }
}
