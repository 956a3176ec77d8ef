package org.aeneas.load.tests;

import java.nio.file.Path;

import org.aeneas.aws.AwsSession;
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What tests of imports begin with: a table's name of their own, for which nothing is staged yet. */
@ExtendWith(StandIns.Extension.class)
abstract class ImportOfATable {
    @TempDir
    Path folder;
    StandIns aws;
    AwsSession session;
    String table;
    TableImport imports;

    @BeforeEach
    void begin(StandIns standIns, TestInfo test) {
        aws = standIns;
        session = standIns.session();
        table = test.getTestMethod().orElseThrow().getName();
        imports = new TableImport(aws, table, Compression.ZSTD, folder);
    }
}
