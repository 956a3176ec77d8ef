package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.aeneas.engine.SourceEngine;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.TreeSettings;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.tests.Stalls.Stall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;

/** A cluster of 1,000 nodes and 5,000 tables must not hold up the window. */
class LargeSourceTest {
    private static final long MOST_MILLIS = 100;
    /** All tables in one page: the worst that a user may choose. */
    private static final TreeSettings ALL = new TreeSettings(10_000, false, true);

    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage tree = new TreePage(WidgetIds.SOURCE_TREE);
    private ServiceRegistration<SourceEngine> engine;
    private GlobalSettings before;

    /** What is loaded and drawn for the first time is not what is measured. */
    @BeforeEach
    void warmUp() {
        engine = LargeSource.register();
        before = UiThread.ask(() -> Workspace.ofWindow().settings());
        workbench.show("Main view");
        UiThread.act(() -> Workspace.ofWindow().save(before.withTree(ALL)));
        workbench.choose("File", "New project…");
        NewProjectPage.await().name("large").in(folder).choose(WidgetIds.PROJECT_SOURCE, LargeSource.LABEL).press("OK")
                .awaitClosed();
        workbench.awaitTitle("large – Aeneas");
        workbench.show("Main view");
        connect();
        tree.open(LargeSource.CLUSTER, "Datacenters", "dc1", "rack1");
        tree.open(LargeSource.CLUSTER, "Keyspaces", "many", "Tables");
        filter("table_49", LargeSource.TABLES / 50);
        filter("", LargeSource.TABLES);
        workbench.disconnect();
        tree.awaitState("not connected");
    }

    private void connect() {
        workbench.choose("Actions", "Connect to Cassandra"); // without another engine's name it is the project's
        ConnectPage.await().press("OK").awaitClosed();
        tree.awaitConnected();
    }

    @AfterEach
    void close() {
        tree.filter("");
        Projects.closeAll();
        UiThread.act(() -> Workspace.ofWindow().save(before));
        engine.unregister();
    }

    @Test
    void should_open_filter_and_scroll_many_nodes_and_tables_without_a_stall() {
        assertSwift("connect", this::connect);
        assertSwift("nodes", () -> tree.open(LargeSource.CLUSTER, "Datacenters", "dc1", "rack1"));
        assertEquals(LargeSource.NODES / 2, tree.count(LargeSource.CLUSTER, "Datacenters", "dc1", "rack1"));
        assertSwift("tables", () -> tree.open(LargeSource.CLUSTER, "Keyspaces", "many", "Tables"));
        assertEquals(LargeSource.TABLES, tree.count(LargeSource.CLUSTER, "Keyspaces", "many", "Tables"));
        for (int line : new int[] {0, LargeSource.TABLES / 2, LargeSource.TABLES - 1, 1}) {
            assertSwift("scroll to " + line, () -> tree.scrollTo(line, LargeSource.CLUSTER, "Keyspaces", "many",
                    "Tables"));
        }
        assertSwift("filter", () -> filter("table_49", LargeSource.TABLES / 50));
        assertSwift("no filter", () -> filter("", LargeSource.TABLES));
    }

    private void filter(String text, int wanted) {
        tree.filter(text);
        UiThread.waitFor(wanted + " tables",
                () -> tree.count(LargeSource.CLUSTER, "Keyspaces", "many", "Tables") == wanted);
    }

    /** Compares processor time, so that a machine with other work does not look like a stall. */
    private static void assertSwift(String name, Runnable step) {
        Stall stall = Stalls.ofRun().during(step);
        assertTrue(stall.processorMillis() <= MOST_MILLIS, () -> name + ": " + stall);
    }
}
