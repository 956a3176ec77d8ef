package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.update.UpdateIds;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every dialog can be used by the keyboard, heard, and understood. */
class DialogAuditTest {
    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final AuditedDialogs dialogs = new AuditedDialogs();

    @AfterEach
    void close() {
        DialogPage.closeAll();
        Projects.closeAll();
    }

    @Test
    void should_lack_no_title_default_button_help_context_name_or_mnemonic() throws ReflectiveOperationException {
        workbench.choose("File", "New project…");
        dialogs.look(WidgetIds.NEW_PROJECT_DIALOG);
        Projects.create(workbench, "audited", folder);
        workbench.choose("File", "AWS service profile…");
        dialogs.look(WidgetIds.AWS_PROFILE_DIALOG);
        workbench.choose("Actions", "Connect to Cassandra");
        dialogs.look(WidgetIds.CONNECT_DIALOG);
        workbench.choose("Actions", "Connect to Amazon DynamoDB");
        dialogs.look(WidgetIds.CONNECT_DIALOG);
        UiThread.actWithoutWaiting(() -> ProblemDialog.open(Widgets.byId(Shell.class, WidgetIds.WINDOW), "Title",
                new Problem("code", "What happened.", "to what", "What to do.")));
        dialogs.look(WidgetIds.PROBLEM_DIALOG);
        workbench.choose("Settings", "Global Settings…");
        AuditedDialogs.await(SettingsIds.DIALOG);
        for (String opener : List.of(SettingsIds.STORES_GENERATE, SettingsIds.STORES_SELECT)) {
            AuditedDialogs.open(opener);
            dialogs.look(SettingsIds.STORES_DIALOG);
        }
        dialogs.look(SettingsIds.DIALOG);
        workbench.choose("Help", "Check for Updates…");
        dialogs.look(UpdateIds.DIALOG);

        dialogs.assertAllOf("org.aeneas.ui", "org.aeneas.ui.update");
    }

    @Test
    void should_name_every_field_of_the_main_view() {
        workbench.show("Main view");

        assertEquals(List.of(), UiThread.ask(() -> DialogAudit.unnamed(Widgets.byId(Shell.class, WidgetIds.WINDOW))));
    }
}
