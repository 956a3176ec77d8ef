package org.aeneas.ui.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.aeneas.core.Progress;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.migration.MigrationIds;
import org.eclipse.swt.widgets.TabFolder;

/** The pictures of mapping, assessment and migration, with a real agent that reads real SSTables. */
final class ViewPictures {
    private static final int TASKS = 40;
    private static final List<String> TABLES = List.of("gen.plain", "faults.rejects", "gen.nowhere");

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final MigrationPage view = new MigrationPage();
    private final Camera camera;
    private final StandIns aws;
    private final Path folder;

    ViewPictures(Camera camera, StandIns aws, Path folder) {
        this.camera = camera;
        this.aws = aws;
        this.folder = folder;
    }

    void take() throws Exception {
        try (MigrationSite site = new MigrationSite(Files.createDirectory(folder.resolve("views")), aws)) {
            mapping();
            assessment();
            migration(site);
        } finally {
            FormPage.closeAll(MigrationIds.CERTIFICATE, MigrationIds.REGISTRATION, MigrationIds.CREATE,
                    MigrationIds.TEXT_WINDOW, MappingIds.APPLY_DIALOG, MappingIds.SAVE_DIALOG,
                    MappingIds.PRICES_DIALOG, WidgetIds.QUESTION_DIALOG);
            for (String table : TABLES) {
                aws.session().tables().describe(table).ifPresent(it -> aws.session().tables().delete(table,
                        Progress.NONE));
            }
        }
    }

    private void mapping() {
        workbench.show("Mapping view");
        GridPage tables = new GridPage(MappingIds.TABLES);
        tables.awaitLines(TABLES.size());
        camera.window("mapping-no-table");
        tables.select("faults.rejects");
        tabs("mapping", MappingIds.TABS);
        FieldsPage.type(MappingIds.TARGET_NAME, "not a name!");
        camera.window("mapping-mistake");
        FieldsPage.type(MappingIds.TARGET_NAME, "");
        AuditedDialogs.open(MappingIds.APPLY);
        camera.shoot("apply-not-connected", MappingIds.APPLY_DIALOG);
        FormPage.closeAll(MappingIds.APPLY_DIALOG);
    }

    private void assessment() {
        workbench.show("Assessment report view");
        GridPage assessed = new GridPage(MappingIds.ASSESSED);
        assessed.awaitLines(TABLES.size());
        assessed.select("gen.plain");
        FieldsPage.type(MappingIds.VALUE_BYTES, "5000000000");
        FieldsPage.type(MappingIds.ROW_BYTES, "200");
        camera.window("assessment-sizes");
        AuditedDialogs.open(MappingIds.SAVE);
        camera.shoot("assessment-save", MappingIds.SAVE_DIALOG);
        FieldsPage.type(MappingIds.SAVE_FILE, "");
        camera.shoot("assessment-save-mistake", MappingIds.SAVE_DIALOG);
        FormPage.closeAll(MappingIds.SAVE_DIALOG);
        AuditedDialogs.open(MappingIds.EDIT_PRICES);
        camera.shoot("assessment-prices", MappingIds.PRICES_DIALOG);
        FieldsPage.type(MappingIds.PRICE_DATE, "today");
        camera.shoot("assessment-prices-mistake", MappingIds.PRICES_DIALOG);
        FormPage.closeAll(MappingIds.PRICES_DIALOG);
    }

    private void tabs(String name, String folderId) {
        int count = UiThread.ask(() -> Widgets.byId(TabFolder.class, folderId).getItemCount());
        for (int i = 0; i < count; i++) {
            int tab = i;
            String title = UiThread.ask(() -> {
                TabFolder tabs = Widgets.byId(TabFolder.class, folderId);
                tabs.setSelection(tab);
                return tabs.getItem(tab).getText();
            });
            camera.window(name + "-" + title.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-"));
        }
        UiThread.act(() -> Widgets.byId(TabFolder.class, folderId).setSelection(0));
    }

    private void migration(MigrationSite site) throws Exception {
        view.showAgents();
        camera.window("agents-none");
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            registration(site);
            camera.window("agents-connected");
            tasks();
            agent.kill();
            view.showAgents().awaitCell(MigrationIds.AGENTS, MigrationSteps.AGENT, "State", "Not reachable");
            camera.window("agents-not-reachable");
            view.showTasks();
            camera.window("tasks-unknown");
        }
        busy(site);
    }

    /** Forty tasks that run, with what the chart of one shows. */
    private void busy(MigrationSite site) throws Exception {
        UUID first = site.session.project().agents().get(0).id();
        site.session.edit(project -> project.withoutAgent(first));
        try (BusyMachine machine = new BusyMachine(folder.resolve("views"), site, TASKS)) {
            view.showAgents().awaitCell(MigrationIds.AGENTS, BusyMachine.AGENT, "State", "Connected");
            view.showTasks();
            machine.resumeAll();
            view.awaitCell(MigrationIds.TASKS, "busy-3", "Rejects", "2");
            view.select(MigrationIds.TASKS, "busy-" + (TASKS - 2));
            camera.window("tasks-running");
        }
    }

    private void registration(MigrationSite site) {
        FormPage dialog = view.openRegistration();
        camera.shoot("registration", MigrationIds.REGISTRATION);
        dialog.type(MigrationIds.DESCRIPTION, MigrationSteps.AGENT).type(MigrationIds.HOST, "10.1.2.3")
                .check(MigrationIds.USE_SSL, false);
        camera.shoot("registration-without-ssl", MigrationIds.REGISTRATION);
        dialog.check(MigrationIds.USE_SSL, true).type(MigrationIds.HOST, "127.0.0.1").type(MigrationIds.PORT, "9")
                .choose(MigrationIds.KEY_STORE, MigrationSite.STORES);
        UiThread.act(() -> Widgets.byId(TabFolder.class, MigrationIds.REGISTRATION_TABS).setSelection(1));
        camera.shoot("registration-ssl", MigrationIds.REGISTRATION);
        UiThread.act(() -> Widgets.byId(TabFolder.class, MigrationIds.REGISTRATION_TABS).setSelection(0));
        dialog.press("Register").awaitText("No agent answers there");
        camera.shoot("registration-refused", MigrationIds.REGISTRATION);
        FormPage certificate = dialog.type(MigrationIds.PORT, String.valueOf(site.machine.port())).press("Register")
                .awaitCertificate();
        camera.shoot("registration-certificate", MigrationIds.CERTIFICATE);
        certificate.press("Register");
        dialog.awaitClosed();
        view.awaitCell(MigrationIds.AGENTS, MigrationSteps.AGENT, "State", "Connected");
    }

    private void tasks() {
        view.showTasks();
        camera.window("tasks-none");
        view.selectSource("Apache Cassandra 5.0");
        byDms();
        FormPage dialog = view.openCreate();
        dialog.awaitText("3 of 3 tables chosen");
        camera.shoot("create-task", MigrationIds.CREATE);
        dialog.type(MigrationIds.TASK_NAME, "two--hyphens");
        camera.shoot("create-task-mistake", MigrationIds.CREATE);
        // The other theme has staged the same tables.
        dialog.type(MigrationIds.TASK_NAME, "all").type(MigrationIds.FOLDER, "pictures-" + System.nanoTime())
                .check(MigrationIds.PRODUCTION, true)
                .choose(MigrationIds.ENCRYPTION, "Enable");
        camera.shoot("create-task-encryption", MigrationIds.CREATE);
        dialog.press("Create").awaitClosed();
        view.awaitCell(MigrationIds.TASKS, "all", "State", "Created");
        camera.window("tasks-created");
        view.select(MigrationIds.TASKS, "all");
        view.press(MigrationIds.taskAction("start"));
        view.awaitCell(MigrationIds.TASKS, "all", "State", "Failed");
        camera.window("tasks-failed");
        for (String text : List.of("details", "show-log", "show-rejects")) {
            view.press(MigrationIds.taskAction(text));
            FormPage.await(MigrationIds.TEXT_WINDOW);
            camera.shoot("task-" + text, MigrationIds.TEXT_WINDOW);
            FormPage.closeAll(MigrationIds.TEXT_WINDOW);
        }
        view.press(MigrationIds.taskAction("delete"));
        camera.shoot("task-delete", WidgetIds.QUESTION_DIALOG);
        DialogPage.ofId(WidgetIds.QUESTION_DIALOG).press("Cancel");
    }

    private void byDms() {
        FormPage dialog = view.openCreateDms().awaitText("3 of 3 tables chosen");
        UiThread.waitFor("the roles", () -> !dialog.choice(MigrationIds.ROLE).isEmpty());
        camera.shoot("create-dms-task", MigrationIds.CREATE);
        dialog.choose(MigrationIds.ROLE, "aeneas-dms-powerless").awaitText("By its policies this role lacks")
                .choose(MigrationIds.REPLICATION_INSTANCE, "aeneas-dms-new");
        camera.shoot("create-dms-task-mistake", MigrationIds.CREATE);
        dialog.press("Advanced settings of AWS DMS…");
        FormPage.await(MigrationIds.DMS);
        camera.shoot("dms-settings", MigrationIds.DMS);
        FormPage.closeAll(MigrationIds.DMS, MigrationIds.CREATE);
    }
}
