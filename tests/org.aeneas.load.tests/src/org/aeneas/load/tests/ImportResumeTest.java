package org.aeneas.load.tests;

import static org.aeneas.load.tests.TableImport.ROWS;
import static org.aeneas.load.tests.TableImport.definition;
import static org.aeneas.load.tests.TableImport.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.ItemEngine;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadTask;
import org.aeneas.load.Preparation;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;

/** An import that was begun before is found again, and only then. */
class ImportResumeTest extends ImportOfATable {

    @Test
    void should_say_that_a_cancelled_import_goes_on_and_find_it_again() throws IOException {
        imports.staged().with(rows("a"));
        long begun = imports.requests("ImportTable");
        CancelledException cancelled = assertThrows(CancelledException.class,
                () -> imports.load(new CountingProgress().cancelledFrom(0)));
        Problem left = cancelled.left().orElseThrow();
        assertEquals("cancelled", left.code());
        assertTrue(left.what().contains("goes on"), left.what());
        assertEquals(ROWS, imports.load(Progress.NONE).counts().items());
        assertEquals(1, imports.requests("ImportTable") - begun);
        assertEquals(ROWS, imports.items().size());
    }

    @Test
    void should_not_begin_a_second_import_when_the_answer_to_the_first_was_lost() throws IOException {
        imports.staged().with(rows("a"));
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "ImportTable", Kind.RESET_AFTER));
        assertEquals("aws-unreachable", Problems.of(() -> imports.load(Progress.NONE)).code());
        aws.traffic().clear();
        long begun = imports.requests("ImportTable");
        assertEquals(ROWS, imports.load(Progress.NONE).counts().items());
        assertEquals(begun, imports.requests("ImportTable"), "it was found by its token");
    }

    @Test
    void should_begin_again_after_the_first_attempt_was_refused() throws IOException {
        imports.staged().with(rows("a"));
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "ImportTable", Kind.ACCESS_DENIED));
        Problem denied = Problems.of(() -> imports.load(Progress.NONE));
        assertEquals("aws-access-denied", denied.code());
        assertTrue(denied.what().contains("dynamodb:ImportTable"), denied.what());
        aws.traffic().clear();
        assertEquals(ROWS, imports.load(Progress.NONE).counts().items());
    }

    @Test
    void should_begin_anew_after_the_table_of_a_remembered_import_was_deleted() throws IOException {
        imports.staged().with(rows("a"));
        assertThrows(CancelledException.class, () -> imports.load(new CountingProgress().cancelledFrom(0)));
        session.tables().create(definition(table, "ttl"), Progress.NONE);
        session.tables().delete(table, Progress.NONE);
        Problem problem = Problems.of(() -> imports.load(Progress.NONE));
        assertEquals("import-failed", problem.code());
        assertTrue(problem.what().contains("its table is gone"), problem.what());
        assertEquals(ROWS, imports.load(Progress.NONE).counts().items());
    }

    @Test
    void should_let_the_item_engine_begin_anew_when_the_table_was_dropped_for_an_import() throws IOException {
        imports.staged().with(rows("a")).with(rows("b"));
        ItemEngine items = imports.itemEngine(LoadOptions.DEFAULT.withThreads(1).withObjectsAtOnce(1));
        LoadTask task = imports.task(Preparation.DROP_TABLES);
        assertThrows(CancelledException.class, () -> items.load(task, new CountingProgress().cancelledFrom(ROWS + 1L)));
        assertTrue(Files.readString(folder.resolve(table + ".checkpoint")).contains(imports.staged().name(1)));
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "ImportTable", Kind.ACCESS_DENIED));
        assertThrows(ProblemException.class, () -> imports.load(task, Progress.NONE));
        assertEquals(2L * ROWS, items.load(task, Progress.NONE).counts().items());
        assertEquals(2 * ROWS, imports.items().size());
    }

    @Test
    void should_wait_for_nobody_elses_import_into_the_same_table() throws IOException {
        imports.staged().with(rows("a"));
        assertThrows(CancelledException.class, () -> imports.load(new CountingProgress().cancelledFrom(0)));
        Problem problem = Problems.of(() -> imports.load(
                imports.task(table, Preparation.DO_NOTHING, folder.resolve("other")), Progress.NONE));
        assertEquals("import-running", problem.code());
        assertTrue(problem.what().contains(":table/" + table + "/import/"), problem.what());
    }
}
