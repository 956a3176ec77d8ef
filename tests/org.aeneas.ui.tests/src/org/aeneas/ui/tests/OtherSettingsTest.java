package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Progress;
import org.aeneas.project.settings.FilePaths;
import org.aeneas.project.settings.LogModule;
import org.aeneas.project.settings.LoggingSettings;
import org.aeneas.project.settings.TreeSettings;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logging, JVM options, paths and trees: what is saved, and what it does. */
@ExtendWith({StandIns.Extension.class, SettingsFixture.class})
class OtherSettingsTest {
    private static final String CLONE = LogModule.CLONE_DATA_CENTER.logger();
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final int TABLES = 53;

    private final WorkbenchPage workbench = new WorkbenchPage();

    @TempDir
    private Path folder;

    @Test
    void should_have_the_tabs_of_the_guide() {
        assertEquals(List.of("AWS service profiles", "Security", "Logging", "JVM options", "File path", "Tree view",
                "Updates"),
                workbench.openSettings().tabs());
    }

    @Test
    void should_log_a_module_as_chosen_at_once_and_as_before_when_it_is_taken_back() {
        assertFalse(LoggerFactory.getLogger(CLONE).isDebugEnabled());
        workbench.openSettings().tab("Logging").choose(SettingsIds.level(LogModule.CLONE_DATA_CENTER), "DEBUG")
                .press("OK").awaitClosed();
        assertTrue(LoggerFactory.getLogger(CLONE + ".Something").isDebugEnabled());
        assertFalse(LoggerFactory.getLogger("org.aeneas.cassandra.other").isDebugEnabled());
        assertEquals(Map.of(LogModule.CLONE_DATA_CENTER, Level.DEBUG), SettingsFixture.settings().logging().levels());

        workbench.openSettings().tab("Logging").choose(SettingsIds.level(LogModule.CLONE_DATA_CENTER), "(as General)")
                .press("OK").awaitClosed();
        assertFalse(LoggerFactory.getLogger(CLONE).isDebugEnabled());
    }

    @Test
    void should_keep_where_logs_are_and_make_their_folders() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        SettingsPage settings = workbench.openSettings().tab("Logging");
        settings.type(SettingsIds.LOG_FOLDER, file.toString()).awaitText("Logging: Log folder: a file has this path.");
        assertFalse(settings.canPress("OK"));
        settings.type(SettingsIds.LOG_FOLDER, file.resolve("below").toString()).press("OK")
                .awaitText("A part of this path is a file and not a folder.");
        settings.type(SettingsIds.LOG_FOLDER, folder.resolve("new/logs").toString()).type(SettingsIds.LOG_SIZE, "20")
                .type(SettingsIds.LOG_FILES, "7").press("OK").awaitClosed();
        assertEquals(new LoggingSettings(Optional.of(folder.resolve("new/logs")), 20, 7, Map.of(), Optional.empty()),
                SettingsFixture.settings().logging());
        assertTrue(Files.isDirectory(folder.resolve("new/logs")));
    }

    @Test
    void should_write_jvm_options_for_the_next_start_and_refuse_those_that_would_break_it() throws IOException {
        Path file = Workspace.ofWindow().folder().jvmOptions().file();
        SettingsPage settings = workbench.openSettings().tab("JVM options");
        settings.type(SettingsIds.JVM_OPTIONS, "-Xmx600m\n\nXmx2g").awaitText("JVM options: line 3: ");
        assertFalse(settings.canPress("OK"));
        settings.type(SettingsIds.JVM_OPTIONS, "-XX:+NoSuchOption").press("OK")
                .awaitText("Java does not start with them: Unrecognized VM option");
        assertFalse(Files.exists(file));
        assertEquals("-XX:+NoSuchOption", settings.text(SettingsIds.JVM_OPTIONS));

        settings.type(SettingsIds.JVM_OPTIONS, "-Xmx600m\n  -Dsome=thing with blanks \n").press("OK").awaitClosed();
        assertEquals(List.of("-Xmx600m", "-Dsome=thing with blanks"), SettingsFixture.settings().jvmOptions());
        assertTrue(Files.readString(file).endsWith("\"-Xmx600m\"\n\"-Dsome=thing with blanks\"\n"));
    }

    @Test
    void should_keep_folders_that_are_there() {
        SettingsPage settings = workbench.openSettings().tab("File path");
        settings.type(SettingsIds.PATH_REPORTS, folder + "/none").awaitText(
                "File path: Assessment reports: there is no such folder.");
        assertFalse(settings.canPress("OK"));
        settings.type(SettingsIds.PATH_REPORTS, folder.toString()).press("OK").awaitClosed();
        assertEquals(new FilePaths(Optional.empty(), Optional.of(folder), Optional.empty()),
                SettingsFixture.settings().filePaths());
    }

    @Test
    void should_show_as_much_of_a_tree_as_was_chosen(StandIns standIns) {
        createTables(standIns);
        TreePage tree = new TreePage(WidgetIds.TARGET_TREE);
        try {
            connect(standIns, standIns.endpoint(Service.DYNAMODB).toString());
            tree.open("Amazon DynamoDB", "Tables");
            tree.filter("page-");
            UiThread.waitFor("the number of tables", () -> tree.line("Amazon DynamoDB", "Tables")
                    .matches("Tables \\(53( of [0-9]+)?\\)"));

            SettingsPage settings = workbench.openSettings().tab("Tree view");
            settings.type(SettingsIds.TREE_PAGE, "50").click(SettingsIds.TREE_COUNT).press("OK").awaitClosed();

            assertEquals(new TreeSettings(50, false, false), SettingsFixture.settings().tree());
            UiThread.waitFor("no number", () -> tree.line("Amazon DynamoDB", "Tables").equals("Tables"));
            List<String> below = tree.below("Amazon DynamoDB", "Tables");
            assertEquals("3 more: double-click, or press Return", below.get(50));
            tree.openLastBelow("Amazon DynamoDB", "Tables");
            UiThread.waitFor("all tables", () -> tree.below("Amazon DynamoDB", "Tables").size() == TABLES);
            assertEquals("page-052", tree.below("Amazon DynamoDB", "Tables").get(52));
        } finally {
            System.clearProperty(ENDPOINT);
            tree.filter("");
            workbench.disconnect();
        }
    }

    @Test
    void should_leave_out_a_group_without_elements_when_that_was_chosen(StandIns standIns) throws IOException {
        TreePage tree = new TreePage(WidgetIds.TARGET_TREE);
        try (JsonServer empty = JsonServer.start("1.0", "{\"TableNames\":[]}")) {
            connect(standIns, empty.url());
            tree.open("Amazon DynamoDB");
            UiThread.waitFor("the empty group", () -> tree.below("Amazon DynamoDB").equals(List.of("Tables (0)")));

            workbench.openSettings().tab("Tree view").click(SettingsIds.TREE_HIDE_EMPTY).press("OK").awaitClosed();
            UiThread.waitFor("no group", () -> tree.below("Amazon DynamoDB").isEmpty());

            assertTrue(workbench.openSettings().tab("Tree view").isChecked(SettingsIds.TREE_HIDE_EMPTY));
        } finally {
            System.clearProperty(ENDPOINT);
            SettingsPage.closeAll();
            workbench.disconnect();
        }
    }

    private void connect(StandIns standIns, String dynamoDb) {
        System.setProperty(ENDPOINT, dynamoDb);
        workbench.openConnect("Amazon DynamoDB").type(WidgetIds.TARGET_ACCESS_KEY, standIns.keys().accessKey())
                .type(WidgetIds.TARGET_SECRET_KEY, standIns.keys().secretKey())
                .choose(WidgetIds.TARGET_REGION, StandIns.REGION).press("OK").awaitClosed();
    }

    /** At the same time: each is waited for. */
    private static void createTables(StandIns standIns) {
        ExecutorService threads = Executors.newFixedThreadPool(TABLES);
        try {
            CompletableFuture.allOf(IntStream.range(0, TABLES).mapToObj(n -> CompletableFuture.runAsync(
                    () -> create(standIns.session().tables(), String.format("page-%03d", n)), threads))
                    .toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdown();
        }
    }

    private static void create(TableAdmin tables, String name) {
        tables.create(new TableAdmin.Definition(name, new TableAdmin.Key("pk", TableAdmin.KeyType.S), Optional.empty(),
                new TableAdmin.Capacity.OnDemand(), List.of(), Optional.empty(), Map.of()), Progress.NONE);
    }
}
