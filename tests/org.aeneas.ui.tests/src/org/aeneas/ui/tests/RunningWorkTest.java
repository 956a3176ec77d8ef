package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.aeneas.project.SourceSettings;
import org.aeneas.ui.WidgetIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to an attempt to connect that takes long: here nothing ever answers. */
class RunningWorkTest {
    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);

    private ServerSocket silent;

    @TempDir
    private Path folder;

    @BeforeEach
    void connectToNobody() throws IOException {
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Projects.create(workbench, "waiting", folder);
        Projects.edit(project -> project.withSource(new SourceSettings(Map.of("server", "127.0.0.1", "port",
                String.valueOf(silent.getLocalPort())), Set.of())));
        workbench.pressControlAnd('s');
        workbench.awaitTitle("waiting – Aeneas");
        workbench.choose("Actions", "Source connection", "Reconnect");
        source.awaitState("Connecting to Cassandra");
    }

    @AfterEach
    void closeAll() throws IOException {
        Projects.closeAll();
        silent.close();
    }

    @Test
    void should_warn_before_exit_of_what_still_runs() {
        try (Refusal refusal = new Refusal()) {
            workbench.choose("File", "Exit");
            DialogPage warning = DialogPage.await("Exit Aeneas");
            assertTrue(String.join("\n", warning.texts()).contains("Connect to Cassandra"), warning.texts().toString());
            warning.press("Cancel");
            warning.awaitClosed();
            assertFalse(refusal.isAsked());
            workbench.choose("File", "Exit");
            warning = DialogPage.await("Exit Aeneas");
            warning.press("Exit anyway");
            refusal.awaitAsked();
        }
    }

    @Test
    void should_cancel_at_once_and_not_hold_up_another_project() {
        assertFalse(workbench.isEnabled("Actions", "Source connection", "Reconnect"), "it does already");
        source.follow("Cancel");
        source.awaitState("Not connected.");
        source.follow("Reconnect");
        source.awaitState("Connecting to Cassandra");
        workbench.choose("File", "Close");
        workbench.awaitTitle("Aeneas");
        workbench.show("Main view");
        source.awaitState("No project is open");
    }
}
