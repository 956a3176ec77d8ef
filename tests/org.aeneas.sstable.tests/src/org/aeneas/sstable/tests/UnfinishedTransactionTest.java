package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of compactions and flushes that a node did not finish, or whose leftovers it did not remove. */
class UnfinishedTransactionTest {

    @TempDir
    Path temp;

    @Test
    void should_leave_out_what_an_unfinished_transaction_was_writing() {
        TableFolder folder = twoSSTables().log("me_txn_compaction_d9d1bd50-9e68-11e6-b4d3-8ffb0ee1a7a1.log",
                "REMOVE me-1-big 3", "ADD me-2-big 0");
        assertEquals(List.of("1"), Discovery.generations(folder));
    }

    @Test
    void should_leave_out_what_an_aborted_transaction_was_writing() {
        TableFolder folder = twoSSTables().log("me_txn_compaction_d9d1bd50-9e68-11e6-b4d3-8ffb0ee1a7a1.log",
                "REMOVE me-1-big 3", "ADD me-2-big 0", "ABORT");
        assertEquals(List.of("1"), Discovery.generations(folder));
    }

    @Test
    void should_leave_out_what_a_committed_transaction_replaced_even_where_it_is_half_deleted() {
        TableFolder folder = twoSSTables().delete("me-1-big-Data.db").log("me_txn_write_d9d1bd50-9e68-11e6-b4d3.log",
                "REMOVE me-1-big 3", "ADD me-2-big 0", "COMMIT");
        assertEquals(List.of("2"), Discovery.generations(folder));
    }

    @Test
    void should_take_a_commit_that_was_cut_off_for_none() throws IOException {
        TableFolder folder = twoSSTables().log("big-me_txn_compaction_d9d1bd50.log",
                "REMOVE me-1-big 3", "ADD me-2-big 0", "COMMIT");
        Path log = folder.file(".log");
        String text = Files.readString(log);
        Files.writeString(log, text.substring(0, text.length() - 4));
        assertEquals(List.of("1"), Discovery.generations(folder));
    }

    @Test
    void should_refuse_a_transaction_whose_replaced_files_are_gone_before_it_was_committed() {
        TableFolder folder = twoSSTables().delete("me-1-big-Data.db").log("me_txn_compaction_d9d1bd50.log",
                "REMOVE me-1-big 3", "ADD me-2-big 0");
        Problem problem = Discovery.problem(folder);
        assertEquals("transaction-inconsistent", problem.code());
        assertTrue(problem.object().endsWith("me_txn_compaction_d9d1bd50.log"), problem.object());
    }

    private TableFolder folder() {
        return new TableFolder(temp);
    }

    private TableFolder twoSSTables() {
        return Discovery.add(Discovery.add(folder(), "ma", "me-1-big-"), "ma", "me-2-big-");
    }
}
