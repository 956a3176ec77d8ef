package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TaskState;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.migration.MigrationIds;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** The dialogs of mapping, assessment and migration can be used by the keyboard, heard, and understood. */
@ExtendWith(StandIns.Extension.class)
class ViewDialogAuditTest {
    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final MigrationPage view = new MigrationPage();
    private final AuditedDialogs dialogs = new AuditedDialogs();
    private StandIns aws;
    private MigrationSite site;

    @BeforeEach
    void open(StandIns standIns) throws Exception {
        aws = standIns;
        site = new MigrationSite(folder, standIns);
    }

    @AfterEach
    void close() {
        FormPage.closeAll(MigrationIds.CERTIFICATE, MigrationIds.REGISTRATION, MigrationIds.CREATE,
                MigrationIds.TEXT_WINDOW, MappingIds.APPLY_DIALOG, MappingIds.SAVE_DIALOG, MappingIds.PRICES_DIALOG);
        site.close();
    }

    @Test
    void should_lack_no_title_default_button_help_context_name_or_mnemonic() throws Exception {
        workbench.show("Mapping view");
        new GridPage(MappingIds.TABLES).awaitLines(3);
        AuditedDialogs.open(MappingIds.APPLY);
        dialogs.look(MappingIds.APPLY_DIALOG);
        workbench.show("Assessment report view");
        new GridPage(MappingIds.ASSESSED).awaitLines(3);
        AuditedDialogs.open(MappingIds.SAVE);
        dialogs.look(MappingIds.SAVE_DIALOG);
        AuditedDialogs.open(MappingIds.EDIT_PRICES);
        dialogs.look(MappingIds.PRICES_DIALOG);

        try (ChildJvm agent = site.machine.serve(site.machine.program(aws));
                AgentClient client = site.machine.client(site.project())) {
            register();
            createTask();
            UUID task = client.tasks().get(0).id();
            UiThread.waitFor("the task", () -> client.task(task).task().state() == TaskState.CREATED);
            view.select(MigrationIds.TASKS, "audited");
            view.press(MigrationIds.taskAction("details"));
            dialogs.look(MigrationIds.TEXT_WINDOW);
            openFinish();
            dialogs.look(MigrationIds.FINISH);
            view.press(MigrationIds.taskAction("delete"));
            dialogs.look(WidgetIds.QUESTION_DIALOG);
            view.openCreateDms().awaitText("1 of 3 tables chosen").press("Advanced settings of AWS DMS…");
            dialogs.look(MigrationIds.DMS);
            dialogs.look(MigrationIds.CREATE);
        }
        dialogs.assertAllOf("org.aeneas.ui.mapping", "org.aeneas.ui.migration");
    }

    /** No agent here replicates changes, so that no button leads to it. */
    private static void openFinish() throws ReflectiveOperationException {
        Bundle bundle = Platform.getBundle("org.aeneas.ui.migration");
        Class<?> type = bundle.loadClass("org.aeneas.ui.migration.internal.watch.Watches");
        Method tasks = type.getMethod("tasks");
        Object watches = type.getMethod("ofWindow").invoke(null);
        Constructor<?> dialog = bundle.loadClass("org.aeneas.ui.migration.internal.task.FinishDialog")
                .getDeclaredConstructors()[0];
        dialog.setAccessible(true);
        UiThread.actWithoutWaiting(() -> {
            try {
                Object task = ((List<?>) tasks.invoke(watches)).get(0);
                Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
                ((Window) dialog.newInstance(window, watches, task)).open();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void register() {
        view.showAgents();
        FormPage dialog = view.openRegistration();
        dialogs.inspect(MigrationIds.REGISTRATION);
        dialog.type(MigrationIds.DESCRIPTION, "Beside Troy").type(MigrationIds.HOST, "127.0.0.1")
                .type(MigrationIds.PORT, String.valueOf(site.machine.port()))
                .choose(MigrationIds.KEY_STORE, MigrationSite.STORES).press("Register");
        FormPage certificate = dialog.awaitCertificate();
        dialogs.inspect(MigrationIds.CERTIFICATE);
        certificate.press("Register");
        dialog.awaitClosed();
        view.awaitCell(MigrationIds.AGENTS, "Beside Troy", "State", "Connected");
    }

    private void createTask() {
        view.selectSource("Apache Cassandra 5.0", "Keyspaces", "gen", "Tables", "plain");
        FormPage dialog = view.openCreate();
        dialog.awaitText("1 of 3 tables chosen");
        dialogs.inspect(MigrationIds.CREATE);
        dialog.type(MigrationIds.TASK_NAME, "audited").check(MigrationIds.PRODUCTION, true).press("Create")
                .awaitClosed();
        view.awaitCell(MigrationIds.TASKS, "audited", "State", "Created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mapping view", "Assessment report view", "Data migration view"})
    void should_name_every_field_of_the_view(String perspective) {
        workbench.show(perspective);
        Optional.of(perspective).filter("Mapping view"::equals).ifPresent(name -> {
            new GridPage(MappingIds.TABLES).awaitLines(3);
            new GridPage(MappingIds.TABLES).select("gen.plain");
        });

        assertEquals(List.of(), UiThread.ask(() -> DialogAudit.unnamed(Widgets.byId(Shell.class, WidgetIds.WINDOW))));
    }
}
