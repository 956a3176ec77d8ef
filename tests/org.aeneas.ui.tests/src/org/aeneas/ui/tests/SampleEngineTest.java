package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.engine.folder.EngineFolder;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.SampleEngine;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.migration.MigrationIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** An engine that workbench and agent know only by a folder: no other bundle knows of it. */
@ExtendWith(StandIns.Extension.class)
class SampleEngineTest {
    private static final int ORDERS = 120;

    @TempDir
    private Path folder;

    private final BundleContext context = FrameworkUtil.getBundle(SampleEngineTest.class).getBundleContext();
    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);
    private MigrationSite site;
    private MigrationSteps steps;
    private Path engines;
    private Path shop;

    /** As the workbench does when it starts with {@code --engines}. */
    @BeforeEach
    void install(StandIns aws) throws Exception {
        engines = Files.createDirectory(folder.resolve("engines"));
        SampleEngine.copyTo(engines);
        Files.writeString(engines.resolve("broken.jar"), "no jar");
        shop = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(shop.resolve("orders.csv"), IntStream.range(0, ORDERS)
                .mapToObj(i -> i / 10 + "," + i % 10 + ",note " + i)
                .collect(Collectors.joining("\n", "customer:int,line:int:sort,note\n", "\n")));
        Files.writeString(shop.resolve("customers.csv"), "id:int,name\n1,Dido\n2,\"Aeneas, son of Venus\"\n");
        List<String> wrong = EngineFolder.install(context, List.of(engines)).stream()
                .map(problem -> Path.of(problem.object()).getFileName().toString()).toList();
        assertEquals(List.of("broken.jar"), wrong);
        site = new MigrationSite(folder, aws);
        steps = new MigrationSteps(site, aws);
    }

    @AfterEach
    void close() {
        steps.close();
        steps.drop("shop.orders", "shop.customers");
        assertEquals(List.of(), EngineFolder.install(context, List.of()));
    }

    @Test
    void should_be_chosen_connected_seen_mapped_and_migrated_by_a_real_agent() throws Exception {
        steps.newProject("Sample", folder, "CSV files");
        source.follow("Connect…");
        ConnectPage dialog = ConnectPage.await();
        dialog.type(WidgetIds.connectionField("folder"), folder.resolve("missing").toString()).press("OK")
                .awaitText("There is no such folder.");
        dialog.type(WidgetIds.connectionField("folder"), shop.toString()).press("OK").awaitClosed();
        source.awaitConnected();
        String root = "CSV files in " + shop;
        assertEquals(root, source.firstRoot());
        source.select(root, "Keyspaces", "shop", "Tables", "orders");
        UiThread.waitFor("the definition", () -> workbench.definition().contains("CREATE TABLE shop.orders"));

        workbench.show("Mapping view");
        GridPage tables = new GridPage(MappingIds.TABLES);
        tables.awaitLines(2);
        tables.select("shop.customers");
        FieldsPage.awaitText(MappingIds.PREVIEW_ITEMS, "Aeneas, son of Venus");
        FieldsPage.awaitLabel(MappingIds.PREVIEW_STATE, "2 rows of shop.customers");

        try (ChildJvm agent = site.machine.serveInFramework(steps.aws(), Optional.of(engines))) {
            steps.registerAgent();
            FormPage create = steps.openCreate(root, "Keyspaces", "shop");
            create.awaitText("2 of 2 tables chosen");
            assertTrue(create.label(MigrationIds.PRODUCTION).startsWith("The agent reads the source itself "
                    + "(CSV files)"), () -> create.label(MigrationIds.PRODUCTION));
            assertFalse(create.canPress("Create"), "nobody said that it may be read");
            create.type(MigrationIds.TASK_NAME, "sample").check(MigrationIds.PRODUCTION, true).press("Create")
                    .awaitClosed();
            steps.start("sample");

            assertEquals(ORDERS, steps.items("shop.orders").size(), agent::output);
            assertTrue(steps.items("shop.customers").toString().contains("Aeneas, son of Venus"), agent::output);
        }
    }

    @Test
    void should_say_that_an_agent_does_not_have_the_engine() throws Exception {
        steps.newProject("Lacking", folder, "CSV files");
        source.follow("Connect…");
        ConnectPage.await().type(WidgetIds.connectionField("folder"), shop.toString()).press("OK").awaitClosed();
        source.awaitConnected();
        try (ChildJvm agent = site.machine.serve(site.machine.program(steps.aws()))) {
            steps.registerAgent();
            FormPage create = steps.openCreate("CSV files in " + shop, "Keyspaces", "shop");
            create.awaitText("This agent does not have the engine sample-csv.");
            assertFalse(create.canPress("Create"), agent::output);
            create.press("Cancel").awaitClosed();
        }
    }
}
