package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a real node as items, and tables that are created in the stand-in for DynamoDB. */
class MappingLiveTest {
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";

    private static StandIns standIns;
    private static CassandraNode node;

    @RegisterExtension
    static final BeforeAllCallback STAND_INS = MappingLiveTest::standIns;

    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final GridPage tables = new GridPage(MappingIds.TABLES);
    private final GridPage columns = new GridPage(MappingIds.COLUMNS);

    private static void standIns(ExtensionContext context) {
        standIns = StandIns.of(context);
        System.setProperty(ENDPOINT, standIns.endpoint(Service.DYNAMODB).toString());
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        node = CassandraNode.start(CassandraVersion.V5_0, folder, NodeOptions.defaults(), Cache.ofUser(), Progress.NONE);
        try (SourceConnection connection = Services.cassandra().connect(
                new ConnectionSettings(Map.of("server", node.address(), "port", "9042")), Progress.NONE)) {
            connection.execute("CREATE KEYSPACE mapped WITH replication = "
                    + "{'class': 'SimpleStrategy', 'replication_factor': 1}");
            connection.execute("CREATE TABLE mapped.orders (id int, line int, note text, PRIMARY KEY (id, line))");
            connection.execute("CREATE TABLE mapped.things (name text PRIMARY KEY, at timestamp)");
            connection.execute("CREATE TABLE mapped.empty (id int PRIMARY KEY)");
            for (int line = 0; line < 12; line++) {
                connection.execute("INSERT INTO mapped.orders (id, line, note) VALUES (7, " + line + ", 'n" + line
                        + "')");
            }
            connection.execute("INSERT INTO mapped.things (name, at) VALUES ('a thing', '2026-01-02T03:04:05Z')");
            connection.execute("INSERT INTO mapped.things (name, at) VALUES ('" + "x".repeat(3000) + "', null)");
        }
    }

    @AfterAll
    static void stop() {
        System.clearProperty(ENDPOINT);
        node.close();
    }

    @BeforeEach
    void connect() {
        MappedProject.show(ProjectSession.create(folder.resolve("live.aeneas"),
                Project.of("Live", "cassandra", Project.DYNAMODB)));
        workbench.openConnect("Cassandra").type(WidgetIds.connectionField("server"), node.address()).press("OK")
                .awaitClosed();
        workbench.show("Mapping view");
        tables.awaitLines(3);
    }

    @AfterEach
    void disconnect() {
        MappedProject.closeAll();
        ConnectPage.closeAll();
        workbench.disconnect();
    }

    @Test
    void should_show_ten_rows_as_items_and_each_change_of_the_mapping_in_them() {
        tables.select("mapped.orders");
        FieldsPage.awaitLabel(MappingIds.PREVIEW_STATE, "10 rows of mapped.orders");
        String items = FieldsPage.text(MappingIds.PREVIEW_ITEMS);
        assertTrue(items.contains("// Row 10: an item of") && !items.contains("// Row 11"), items);
        assertTrue(items.replaceAll("\\s", "").contains("\"note\":{\"S\":\"n3\"}"), items);
        columns.select("note");
        FieldsPage.type(MappingIds.ATTRIBUTE, "remark");
        FieldsPage.awaitText(MappingIds.PREVIEW_ITEMS, "\"remark\"");
        assertFalse(FieldsPage.text(MappingIds.PREVIEW_ITEMS).contains("\"note\""));
        FieldsPage.check(MappingIds.EXCLUDED, true);
        UiThread.waitFor("items without it", () -> !FieldsPage.text(MappingIds.PREVIEW_ITEMS).contains("remark"));
    }

    @Test
    void should_say_which_row_cannot_be_an_item_and_why() {
        tables.select("mapped.things");
        FieldsPage.awaitText(MappingIds.PREVIEW_ITEMS, "cannot be an item, and goes to the reject file");
        FieldsPage.awaitText(MappingIds.PREVIEW_ITEMS, "2026-01-02T03:04:05.000Z");
        tables.select("mapped.empty");
        FieldsPage.awaitLabel(MappingIds.PREVIEW_STATE, "mapped.empty has no rows.");
    }

    @Test
    void should_create_the_chosen_tables_and_say_of_each_what_became_of_it() {
        TableAdmin admin = standIns.session().tables();
        admin.create(new TableAdmin.Definition("mapped.things", new TableAdmin.Key("other", TableAdmin.KeyType.N),
                Optional.empty(), new TableAdmin.Capacity.OnDemand(), List.of(), Optional.empty(), Map.of()),
                Progress.NONE);
        FieldsPage.open(MappingIds.APPLY, MappingIds.APPLY_DIALOG);
        FieldsPage.awaitIn(MappingIds.APPLY_DIALOG, "Not connected to Amazon DynamoDB.");
        FieldsPage.pressIn(MappingIds.APPLY_DIALOG, "Close");
        workbench.openConnect("Amazon DynamoDB").type(WidgetIds.TARGET_ACCESS_KEY, standIns.keys().accessKey())
                .type(WidgetIds.TARGET_SECRET_KEY, standIns.keys().secretKey())
                .choose(WidgetIds.TARGET_REGION, StandIns.REGION).press("OK").awaitClosed();
        workbench.show("Mapping view");

        tables.select("mapped.orders");
        FieldsPage.open(MappingIds.APPLY, MappingIds.APPLY_DIALOG);
        GridPage list = new GridPage(MappingIds.APPLY_TABLES);
        assertTrue(list.isChecked("mapped.orders") && !list.isChecked("mapped.things"));
        assertTrue(FieldsPage.hasDefault(MappingIds.APPLY_DIALOG, "Create Tables"));
        list.check("mapped.things", true);
        FieldsPage.pressIn(MappingIds.APPLY_DIALOG, "Create Tables");
        FieldsPage.awaitIn(MappingIds.APPLY_DIALOG, "as their mapping wants them: 1; that are not: 1.");
        assertEquals("Created", list.cell("mapped.orders", "Result"));
        assertEquals("Exists, and differs: Its keys are other (N), not name (S).",
                list.cell("mapped.things", "Result"));
        assertEquals("id (N), line (N)", admin.describe("mapped.orders").orElseThrow().keys());

        FieldsPage.pressIn(MappingIds.APPLY_DIALOG, "Create Tables");
        UiThread.waitFor("the second run", () -> list.cell("mapped.orders", "Result")
                .equals("Exists, as the mapping wants it"));
        UiThread.waitFor("its end", () -> FieldsPage.canPressIn(MappingIds.APPLY_DIALOG, "Create Tables"));
        FieldsPage.pressIn(MappingIds.APPLY_DIALOG, "Close");
        FieldsPage.awaitClosed(MappingIds.APPLY_DIALOG);
    }
}
