package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.extract.changes.ChangeLedger;
import org.aeneas.staging.ChangeCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLedgerTest {

    @Test
    void should_know_after_a_restart_how_far_each_table_is(@TempDir Path folder) {
        Path file = folder.resolve("changes.json");
        ChangeLedger ledger = new ChangeLedger(file);
        assertEquals(0, ledger.cursor("shop.orders").applied());
        ledger.applied("shop.orders", ledger.cursor("shop.orders").next(1, 50, new ChangeCounts(3, 2, 1, 0, 0, 9), 0),
                4);
        ledger.confirmed(1, Instant.ofEpochMilli(1234));
        ledger.applied("shop.orders", ledger.cursor("shop.orders").next(2, 60, new ChangeCounts(1, 1, 0, 0, 0, 1), 1),
                5);
        ChangeLedger again = new ChangeLedger(file);
        assertEquals(new ChangeLedger.Cursor(2, 60, new ChangeCounts(4, 3, 1, 0, 0, 10), 1),
                again.cursor("shop.orders"));
        assertEquals(0, again.cursor("shop.customers").applied());
        assertEquals(1, again.confirmed());
        assertEquals(Optional.of(Instant.ofEpochMilli(1234)), again.upTo());
        assertEquals(5, again.nextObject());
    }

    @Test
    void should_say_so_where_it_is_not_known_any_more(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("changes.json"), "{\"version\":1,");
        ProblemException unknown = assertThrows(ProblemException.class, () -> new ChangeLedger(file));
        assertEquals("task-store-corrupt", unknown.problem().code());
    }
}
