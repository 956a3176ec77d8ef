package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.SourceNode;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.migration.MigrationIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide, walked through as its reader does: from "New project" to a table of DynamoDB that has every row, with a
 * real node, a real agent and the stand-ins of AWS.
 */
class GuideWalkTest {
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final int ORDERS = 300;
    private static final int CUSTOMERS = 40;

    private static StandIns standIns;
    private static SourceNode node;

    @RegisterExtension
    static final BeforeAllCallback SERVICES = GuideWalkTest::services;

    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);
    private final GridPage tables = new GridPage(MappingIds.TABLES);
    private MigrationSite site;
    private MigrationSteps steps;

    private static void services(ExtensionContext context) {
        standIns = StandIns.of(context);
        node = SourceNode.of(context);
    }

    @BeforeEach
    void prepare() throws Exception {
        System.setProperty(ENDPOINT, standIns.endpoint(Service.DYNAMODB).toString());
        node.execute(Stream.of(Stream.of("CREATE KEYSPACE IF NOT EXISTS guide WITH replication = "
                + "{'class': 'SimpleStrategy', 'replication_factor': 1}",
                "CREATE TABLE guide.orders (customer int, line int, note text, PRIMARY KEY (customer, line))",
                "CREATE TABLE guide.customers (id int PRIMARY KEY, name text)"),
                IntStream.range(0, ORDERS).mapToObj(i -> "INSERT INTO guide.orders (customer, line, note) VALUES ("
                        + i / 10 + ", " + i % 10 + ", 'order " + i + "')"),
                IntStream.range(0, CUSTOMERS).mapToObj(i -> "INSERT INTO guide.customers (id, name) VALUES (" + i
                        + ", 'customer " + i + "')")).flatMap(all -> all).toArray(String[]::new));
        node.flush("guide");
        site = new MigrationSite(folder, standIns);
        site.machine.readFrom(node.dataDirectory());
        steps = new MigrationSteps(site, standIns);
    }

    @AfterEach
    void close() {
        steps.close();
        steps.drop("guide.orders", "guide.customers", "people");
        node.execute("DROP KEYSPACE guide");
        System.clearProperty(ENDPOINT);
    }

    @Test
    void should_lead_from_a_new_project_to_tables_that_have_every_row() throws Exception {
        steps.newProject("Walk", folder, "Cassandra");
        workbench.openConnect("Cassandra").type(node).press("OK").awaitClosed();
        source.awaitConnected();
        String cluster = source.firstRoot();
        source.select(cluster, "Keyspaces", "guide", "Tables", "orders");
        UiThread.waitFor("the definition", () -> workbench.definition().contains("CREATE TABLE guide.orders"));
        steps.connectTarget();

        workbench.show("Mapping view");
        tables.await("guide.customers", "Table", "guide.customers");
        tables.select("guide.customers");
        FieldsPage.type(MappingIds.TARGET_NAME, "people");
        FieldsPage.awaitText(MappingIds.PREVIEW_ITEMS, "\"customer ");
        FieldsPage.open(MappingIds.APPLY, MappingIds.APPLY_DIALOG);
        FieldsPage.pressIn(MappingIds.APPLY_DIALOG, "Create Tables");
        GridPage list = new GridPage(MappingIds.APPLY_TABLES);
        UiThread.waitFor("the table", () -> list.cell("guide.customers", "Result").equals("Created"));
        UiThread.waitFor("its end", () -> FieldsPage.canPressIn(MappingIds.APPLY_DIALOG, "Close"));
        FieldsPage.pressIn(MappingIds.APPLY_DIALOG, "Close");
        FieldsPage.awaitClosed(MappingIds.APPLY_DIALOG);
        assertEquals("id (N)", standIns.session().tables().describe("people").orElseThrow().keys());

        try (ChildJvm agent = site.machine.serve(site.machine.program(standIns))) {
            steps.registerAgent();
            FormPage dialog = steps.openCreate(cluster, "Keyspaces", "guide");
            dialog.awaitText("tables chosen");
            assertEquals(List.of("guide.customers", "guide.orders"), dialog.checked(MigrationIds.TABLES));
            dialog.type(MigrationIds.TASK_NAME, "walk").check(MigrationIds.PRODUCTION, true).press("Create")
                    .awaitClosed();
            steps.start("walk");

            assertEquals(ORDERS, steps.items("guide.orders").size(), agent::output);
            assertEquals(CUSTOMERS, steps.items("people").size(), agent::output);
            assertTrue(standIns.session().tables().describe("guide.customers").isEmpty(), "renamed by the mapping");
        }
        workbench.pressControlAnd('s');
        workbench.awaitTitle("Walk – Aeneas");
    }
}
