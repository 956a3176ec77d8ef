package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.engine.SourceEngine;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableOptions;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;

/** A mapping is looked at and changed without a connection. */
class MappingTest {
    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final GridPage tables = new GridPage(MappingIds.TABLES);
    private final GridPage columns = new GridPage(MappingIds.COLUMNS);
    private ProjectSession session;

    @BeforeEach
    void open() {
        workbench.show("Mapping view");
        session = MappedProject.open(folder.resolve("mapped.aeneas"));
        tables.awaitLines(3);
    }

    @AfterEach
    void close() {
        FieldsPage.type(WidgetIds.filterOf(MappingIds.TABLES), "");
        MappedProject.closeAll();
    }

    @Test
    void should_say_how_to_come_to_tables_while_there_are_none() {
        MappedProject.closeAll();
        FieldsPage.awaitLabel(MappingIds.TABLES_HINT, "There are no tables to map.");
        assertTrue(FieldsPage.label(MappingIds.TABLES_HINT).contains("Ctrl+L"));
    }

    @Test
    void should_show_what_becomes_of_each_table_and_find_one_by_name() {
        assertEquals(List.of("shop.counts", "shop.customers", "shop.orders"), tables.column("Table"));
        assertTrue(tables.cell("shop.customers", "What changes").startsWith("2 actions, 3 losses"),
                tables.cell("shop.customers", "What changes"));
        FieldsPage.type(WidgetIds.filterOf(MappingIds.TABLES), "ORD");
        tables.awaitLines(1);
        tables.select("shop.orders");
        FieldsPage.awaitLabel(MappingIds.KEYS, "partition key customer#day (S): the texts of customer, day, joined by #");
        FieldsPage.awaitLabel(MappingIds.KEYS, "sort key line (N): the column line");
        assertEquals("SS", columns.cell("tags", "DynamoDB type"));
        assertEquals("clustering key", columns.cell("line", "Role"));
        assertFalse(FieldsPage.isEnabled(MappingIds.SORT_KEY), "a key that is a column has the column's name");
    }

    @Test
    void should_show_the_consequences_of_a_change_at_once_and_keep_them_in_the_project() {
        tables.select("shop.orders");
        FieldsPage.type(MappingIds.TARGET_NAME, "orders-of-the-shop");
        FieldsPage.type(MappingIds.PARTITION_KEY, "pk");
        columns.select("note");
        FieldsPage.type(MappingIds.ATTRIBUTE, "remark");
        columns.select("at");
        FieldsPage.choose(MappingIds.COLUMN_EPOCH, "Number of milliseconds");
        columns.select("tags");
        FieldsPage.check(MappingIds.EXCLUDED, true);

        assertEquals("orders-of-the-shop", tables.cell("shop.orders", "DynamoDB table"));
        FieldsPage.awaitLabel(MappingIds.KEYS, "partition key pk (S)");
        assertEquals("remark", columns.cell("note", "Attribute"));
        assertTrue(columns.cell("note", "What changes").contains("The column note is the attribute remark."));
        assertEquals("N", columns.cell("at", "DynamoDB type"));
        assertEquals("left out", columns.cell("tags", "DynamoDB type"));
        assertEquals("yes", columns.cell("tags", "Left out"));
        assertTrue(session.isDirty());

        session.save();
        ProjectSession again = MappedProject.show(ProjectSession.open(session.file()));
        tables.awaitLines(3);
        tables.select("shop.orders");
        UiThread.waitFor("the kept mapping", () -> FieldsPage.text(MappingIds.TARGET_NAME).equals("orders-of-the-shop"));
        assertEquals("remark", columns.cell("note", "Attribute"));
        assertEquals(session.project().mapping(), again.project().mapping());
        assertFalse(again.isDirty());
    }

    @Test
    void should_refuse_a_name_that_cannot_be_and_keep_what_held_before() {
        tables.select("shop.orders");
        for (String wrong : List.of("", "a b", "ab", "x".repeat(256))) {
            FieldsPage.type(MappingIds.TARGET_NAME, wrong);
            FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.TARGET_NAME), "DynamoDB does not allow this table name.");
            assertEquals(wrong, FieldsPage.text(MappingIds.TARGET_NAME), "nothing that was typed is lost");
        }
        FieldsPage.type(MappingIds.TARGET_NAME, "shop.customers");
        FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.TARGET_NAME), "Several tables would become one");
        columns.select("note");
        FieldsPage.type(MappingIds.ATTRIBUTE, "at");
        FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.ATTRIBUTE), "Two attributes would have one name.");
        FieldsPage.type(MappingIds.ATTRIBUTE, "");
        FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.ATTRIBUTE), "An attribute needs a name.");
        FieldsPage.type(MappingIds.PARTITION_KEY, "k".repeat(256));
        FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.TARGET_NAME), "at most 255 bytes");
        FieldsPage.type(MappingIds.CSV_LENGTH, "many");
        FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.ATTRIBUTE), "The length of a CSV column is a number.");
        FieldsPage.type(MappingIds.CSV_LENGTH, "999999");
        FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.ATTRIBUTE), "out of range");

        assertEquals("shop.orders", tables.cell("shop.orders", "DynamoDB table"));
        assertEquals("note", columns.cell("note", "Attribute"));
        assertFalse(session.isDirty(), () -> session.project().mapping().toString());
    }

    @Test
    void should_take_changes_back_for_a_column_and_for_a_table() {
        tables.select("shop.orders");
        FieldsPage.type(MappingIds.TTL, "expires");
        columns.select("note");
        FieldsPage.type(MappingIds.ATTRIBUTE, "remark");
        FieldsPage.type(MappingIds.CSV_LENGTH, "100");
        FieldsPage.press(MappingIds.RESET_COLUMN);
        assertEquals("note", columns.cell("note", "Attribute"));
        assertEquals("note", FieldsPage.text(MappingIds.ATTRIBUTE));
        assertEquals("65535", FieldsPage.text(MappingIds.CSV_LENGTH));
        assertEquals(Optional.of("expires"), options("shop.orders").ttlName());

        FieldsPage.type(MappingIds.TARGET_NAME, "");
        FieldsPage.press(MappingIds.RESET_TABLE);
        assertEquals("ttl", FieldsPage.text(MappingIds.TTL));
        assertEquals("shop.orders", FieldsPage.text(MappingIds.TARGET_NAME));
        assertEquals("", FieldsPage.label(MappingIds.problemOf(MappingIds.TARGET_NAME)));
        assertEquals(MappingOptions.DEFAULT, session.project().mapping());
        assertFalse(session.isDirty());
    }

    @Test
    void should_choose_an_index_that_is_possible_and_refuse_one_that_is_not() {
        tables.select("shop.customers");
        GridPage indexes = new GridPage(MappingIds.INDEXES);
        indexes.check("index by_name", true);
        assertEquals(List.of("by_name"), List.copyOf(options("shop.customers").indexes()));
        assertTrue(new GridPage(MappingIds.FINDINGS).column("What changes").stream()
                .anyMatch(what -> what.startsWith("A global secondary index is created in its place.")));
        indexes.check("index by_credit", true);
        assertFalse(indexes.isChecked("index by_credit"));
        FieldsPage.awaitText(MappingIds.INDEX_NOTE, "No global secondary index can stand in its place.");
        assertEquals(1, options("shop.customers").indexes().size());
        indexes.check("index by_name", false);
        assertFalse(session.isDirty());
    }

    @Test
    void should_change_what_holds_for_all_tables_but_not_for_one_with_a_choice_of_its_own() {
        tables.select("shop.customers");
        FieldsPage.choose(MappingIds.EPOCH, "Text (ISO-8601)");
        FieldsPage.check(MappingIds.EPOCH_ALL, true);
        FieldsPage.check(MappingIds.WRITE_TIME_ALL, true);
        tables.select("shop.orders");
        UiThread.waitFor("numbers", () -> columns.cell("at", "DynamoDB type").equals("N"));
        tables.select("shop.customers");
        assertEquals("S", columns.cell("born", "DynamoDB type"));
        assertTrue(session.project().mapping().epochMillis() && session.project().mapping().writeTime());
    }

    @Test
    void should_not_offer_to_leave_out_a_key() {
        tables.select("shop.customers");
        columns.select("id");
        assertFalse(FieldsPage.isEnabled(MappingIds.EXCLUDED));
        columns.select("name");
        assertTrue(FieldsPage.isEnabled(MappingIds.EXCLUDED));
        columns.select("born");
        assertTrue(FieldsPage.isEnabled(MappingIds.COLUMN_EPOCH));
    }

    @Test
    void should_say_what_is_wrong_with_choices_for_another_schema_and_take_them_back() {
        session.edit(p -> p.withMapping(p.mapping().withTable("shop.orders",
                TableOptions.DEFAULT.withColumn("gone", ColumnOptions.DEFAULT.withAttribute("there")))));
        tables.await("shop.orders", "What changes", "The mapping names a column that the table does not have.");
        tables.select("shop.orders");
        FieldsPage.awaitLabel(MappingIds.TABLE_NOTE, "shop.orders.gone: ");
        FieldsPage.press(MappingIds.RESET_TABLE);
        tables.await("shop.orders", "What changes", "losses");
        assertEquals("", FieldsPage.label(MappingIds.TABLE_NOTE));
        assertEquals(6, columns.lines());
    }

    @Test
    void should_stop_reading_rows_of_a_source_that_does_not_answer() {
        MappedProject.show(ProjectSession.create(folder.resolve("silent.aeneas"),
                Project.of("Silent", SilentSource.ID, Project.DYNAMODB)));
        SilentSource source = new SilentSource();
        ServiceRegistration<SourceEngine> engine = source.connect();
        try {
            workbench.show("Mapping view");
            tables.awaitLines(1);
            tables.select("silent.table");
            FieldsPage.awaitLabel(MappingIds.PREVIEW_STATE, "Reading rows of silent.table");
            source.awaitAsked();
            FieldsPage.press(MappingIds.PREVIEW_READ);
            FieldsPage.awaitLabel(MappingIds.PREVIEW_STATE, "Reading was cancelled.");
        } finally {
            source.answer();
            ConnectPage.closeAll();
            workbench.disconnect();
            engine.unregister();
        }
    }

    @Test
    void should_say_that_rows_need_a_connection() {
        tables.select("shop.orders");
        FieldsPage.awaitLabel(MappingIds.PREVIEW_STATE, "Not connected to the source");
    }

    private TableOptions options(String table) {
        return session.project().mapping().table(table);
    }
}
