package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.put;
import static org.aeneas.load.tests.TableImport.ROWS;
import static org.aeneas.load.tests.TableImport.definition;
import static org.aeneas.load.tests.TableImport.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.Preparation;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an import leaves, and what it says of it. */
class ImportEngineTest extends ImportOfATable {

    @ParameterizedTest
    @EnumSource(Compression.class)
    void should_leave_the_table_that_loading_item_by_item_leaves(Compression compression) throws IOException {
        table = "import_" + compression.id();
        imports = new TableImport(aws, table, compression, folder);
        imports.staged().with(rows("a")).with(rows("b"));
        long writes = imports.writes();
        long tagged = imports.requests("TagResource");
        CountingProgress progress = new CountingProgress();
        LoadReport report = imports.load(progress);
        assertEquals(new LoadCounts(2L * ROWS, 0, 0), report.counts());
        assertEquals(2, report.objects());
        assertTrue(report.complete());
        assertEquals(writes, imports.writes(), "DynamoDB itself writes");
        assertEquals(1, imports.requests("TagResource") - tagged, "tags are set afterwards");
        Set<Item> imported = imports.items();

        String other = table + "_items";
        imports.itemEngine(LoadOptions.DEFAULT.withThreads(2))
                .load(imports.task(other, Preparation.DO_NOTHING, folder.resolve("other")), Progress.NONE);
        assertEquals(imports.items(other), imported);
        TableAdmin.Description found = session.tables().describe(table).orElseThrow();
        assertEquals(session.tables().describe(other).orElseThrow().keys(), found.keys());
        assertEquals("ACTIVE", found.status());
        Problem ttl = Problems.of(() -> session.tables().create(definition(table, "other"), Progress.NONE));
        assertEquals("ttl-attribute-differs", ttl.code(), "TTL is on");
    }

    @Test
    void should_create_the_table_when_nothing_is_staged() {
        long begun = imports.requests("ImportTable");
        assertEquals(LoadCounts.NONE, imports.load(Progress.NONE).counts());
        assertEquals("ACTIVE", session.tables().describe(table).orElseThrow().status());
        assertEquals(begun, imports.requests("ImportTable"));
    }

    @Test
    void should_list_the_items_that_dynamodb_refuses_by_object_and_line() throws IOException {
        List<String> lines = new ArrayList<>(rows("a"));
        lines.set(7, lines.get(7).replace("\"id\"", "\"no\""));
        lines.set(9, put("a9", 9, "x".repeat(420_000)));
        imports.staged().with(rows("b")).with(lines);
        LoadReport report = imports.load(Progress.NONE);
        assertEquals(new LoadCounts(2L * ROWS - 2, 0, 2), report.counts());
        assertTrue(report.complete());
        List<String> rejects = imports.rejects();
        assertEquals(2, rejects.size(), rejects.toString());
        assertTrue(rejects.get(0).contains(imports.staged().name(2)) && rejects.get(0).contains("\"line\":8"),
                rejects.get(0));
        assertTrue(rejects.get(0).contains("Missing the key id"), rejects.get(0));
        assertTrue(rejects.get(1).contains("{\\\"id\\\":{\\\"S\\\":\\\"a9\\\"},"), rejects.get(1));
        assertTrue(rejects.get(1).contains("\"line\":10") && rejects.get(1).contains("size"), rejects.get(1));
    }

    @Test
    void should_say_where_the_error_log_is_when_it_must_not_be_read() throws IOException {
        List<String> lines = new ArrayList<>(rows("a"));
        lines.set(7, lines.get(7).replace("\"id\"", "\"no\""));
        imports.staged().with(lines);
        aws.traffic().inject(Fault.always(Service.CLOUDWATCH_LOGS, "GetLogEvents", Kind.ACCESS_DENIED));
        assertEquals(new LoadCounts(ROWS - 1, 0, 1), imports.load(Progress.NONE).counts());
        List<String> rejects = imports.rejects();
        assertEquals(1, rejects.size());
        assertTrue(rejects.get(0).contains("logs:GetLogEvents"), rejects.get(0));
        assertTrue(rejects.get(0).contains("aws logs get-log-events --start-from-head --log-group-name "
                + "/aws-dynamodb/imports --log-stream-name "), rejects.get(0));
    }

    @Test
    void should_not_call_an_import_complete_that_left_the_rest_of_an_object() throws IOException {
        List<String> lines = new ArrayList<>(rows("a"));
        lines.set(9, "{\"Item\":{\"id\":");
        imports.staged().with(lines).with(rows("b"));
        Problem problem = Problems.of(() -> imports.load(Progress.NONE));
        assertEquals("import-incomplete", problem.code());
        assertTrue(problem.what().contains("120 staged items, 69 were imported and 1 refused"), problem.what());
        assertTrue(imports.rejects().get(0).contains("\"line\":10"), imports.rejects().toString());
    }
}
