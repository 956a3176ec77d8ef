package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.tests.support.SampleEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of engines that are in a folder only. */
class EngineOptionTest {
    @TempDir
    private Path folder;
    private Path engines;
    private Path shop;

    @BeforeEach
    void prepare() throws Exception {
        engines = Files.createDirectory(folder.resolve("engines"));
        shop = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(shop.resolve("orders.csv"), "customer:int,line:int:sort,note\n1,1,a note\n");
    }

    private Run assess(Object... further) {
        Object[] line = new Object[further.length + 5];
        System.arraycopy(new Object[] {"assess", "--engines", engines, "--source-engine",
            "sample-csv"}, 0, line, 0, 5);
        System.arraycopy(further, 0, line, 5, further.length);
        return Run.of(line);
    }

    @Test
    void should_assess_tables_of_an_engine_from_a_folder_and_forget_it_with_the_folder() throws Exception {
        SampleEngine.copyTo(engines);
        Files.writeString(engines.resolve("broken.jar"), "no jar");
        Run run = assess("--set", "folder=" + shop);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("shop.orders"), run.out());
        assertTrue(run.err().contains("The file is no OSGi bundle") && run.err().contains("broken.jar"), run.err());

        Run wrong = assess("--set", "folder=" + folder.resolve("missing"));
        assertEquals(1, wrong.status());
        assertTrue(wrong.err().contains("There is no such folder."), wrong.err());
        assertEquals(2, assess("--set", "file=x").status());
        assertEquals(2, assess().status());

        Run without = Run.of("assess", "--source-engine", "sample-csv", "--set", "folder=" + shop);
        assertEquals(1, without.status(), without.out());
        assertTrue(without.err().contains("There is no source engine of that name"), without.err());
    }
}
