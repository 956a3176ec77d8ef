package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.UpdateSite;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Check for Updates", of a program in a folder beside the one that runs. */
@ExtendWith(SettingsFixture.class)
class UpdateTest {
    private static final String PROGRAM = "aeneas.installation";
    private static final String NO_UPDATE = "Aeneas is up to date: this is version 0.1.0";

    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private Path program;

    @BeforeEach
    void install() throws IOException {
        program = UpdateSites.program(folder.resolve("a program"));
        System.setProperty(PROGRAM, program.toString());
    }

    @AfterEach
    void close() {
        UpdatePage.closeAll();
        System.clearProperty(PROGRAM);
    }

    @Test
    void should_lead_to_the_setting_while_no_site_is_set_and_look_there_then() throws IOException {
        Path site = UpdateSites.site(folder.resolve("site"), UpdateSites.OLD);
        UpdatePage dialog = UpdatePage.open(workbench).awaitText("No update site is set");
        dialog.press("Set Update Site…");
        SettingsPage settings = SettingsPage.await();
        settings.type(SettingsIds.UPDATE_SITE, "http://updates.example.org/aeneas")
                .awaitText("Updates: Anybody on the way could change what comes over http. Use https, or a folder.");
        assertFalse(settings.canPress("OK"));
        settings.type(SettingsIds.UPDATE_SITE, site.toString()).press("OK").awaitClosed();

        dialog.awaitText(NO_UPDATE).awaitText("Update site: " + site);
        assertEquals(Optional.of(new UpdateSite(site.toString())), SettingsFixture.settings().updateSite());
        dialog.changeSite();
        SettingsPage.await().press("Cancel").awaitClosed();
    }

    @Test
    void should_show_what_would_change_and_install_it_once() throws IOException {
        setSite(UpdateSites.site(folder.resolve("site"), UpdateSites.NEW).toString());
        UpdatePage dialog = UpdatePage.open(workbench).awaitText("There is an update.");
        assertEquals(List.of(List.of("Aeneas part", "0.1.0 (build 202601010000)", "0.2.0 (build 202602020000)")),
                dialog.updates());
        dialog.awaitText("About 1 MB are downloaded.");
        assertFalse(Files.exists(program.resolve(UpdateSites.FILE)));

        dialog.press("Install").awaitText("The update is installed.");
        assertEquals("new", Files.readString(program.resolve(UpdateSites.FILE)));
        // No script of ours has started the workbench in a test.
        assertFalse(dialog.canPress("Restart Now"));
        dialog.press("Close").awaitClosed();
        UpdatePage.open(workbench).awaitText("Close Aeneas and start it again").press("Close").awaitClosed();
    }

    @Test
    void should_read_a_site_in_a_zip_file_as_it_is_published() throws IOException {
        Path zip = Zips.of(UpdateSites.site(folder.resolve("site"), UpdateSites.NEW), folder.resolve("my site.zip"));
        setSite(zip.toString());

        UpdatePage.open(workbench).awaitText("There is an update.").press("Install")
                .awaitText("The update is installed.");

        assertEquals("new", Files.readString(program.resolve(UpdateSites.FILE)));
    }

    @Test
    void should_change_nothing_when_a_file_does_not_have_the_sum_that_the_site_tells() throws IOException {
        setSite(UpdateSites.damaged(folder.resolve("site")).toString());
        UpdatePage dialog = UpdatePage.open(workbench).awaitText("There is an update.").press("Install")
                .awaitText("The update could not be installed");
        assertFalse(Files.exists(program.resolve(UpdateSites.FILE)));

        UpdateSites.site(folder.resolve("site"), UpdateSites.NEW);
        dialog.press("Look Again").awaitText("There is an update.").press("Install")
                .awaitText("The update is installed.");
    }

    @Test
    void should_change_nothing_while_another_update_runs() throws IOException {
        setSite(UpdateSites.site(folder.resolve("site"), UpdateSites.NEW).toString());
        UpdatePage dialog = UpdatePage.open(workbench).awaitText("There is an update.");
        try (FileChannel other = FileChannel.open(UpdateSites.lock(program), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = other.lock()) {
            assertTrue(lock.isValid());
            dialog.press("Install").awaitText("Another update of this program is running");
        }
        assertFalse(Files.exists(program.resolve(UpdateSites.FILE)));
    }

    @Test
    void should_say_that_a_program_which_was_not_unpacked_cannot_update_itself() throws IOException {
        System.setProperty(PROGRAM, Files.createDirectory(folder.resolve("no program")).toString());
        setSite(UpdateSites.site(folder.resolve("site"), UpdateSites.NEW).toString());

        UpdatePage dialog = UpdatePage.open(workbench).awaitText("This program cannot update itself");

        assertEquals(List.of("Close", "Look Again"), dialog.buttons());
    }

    @Test
    void should_name_the_folder_that_the_user_may_not_write_into() throws IOException {
        assumeTrue(program.resolve("plugins").toFile().setWritable(false)
                && !Files.isWritable(program.resolve("plugins")), "root may write anywhere");
        setSite(UpdateSites.site(folder.resolve("site"), UpdateSites.NEW).toString());

        UpdatePage.open(workbench).awaitText("may not write into the folder of the program")
                .awaitText(program.resolve("plugins").toString());
    }

    @Test
    void should_say_why_a_site_is_of_no_use() throws IOException {
        Path site = Files.createDirectory(folder.resolve("site"));
        setSite(site.toString());
        UpdatePage dialog = UpdatePage.open(workbench).awaitText("There is no update site at this address.");
        Files.writeString(site.resolve("content.xml"), "<html>");
        dialog.press("Look Again").awaitText("The update site cannot be read");
        UpdateSites.foreign(site);
        dialog.press("Look Again").awaitText("This update site has nothing for Aeneas.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:9/|nothing answers there", "https://no-such-host.invalid/|of this name"})
    void should_say_why_a_site_is_not_reached(String siteAndReason) {
        setSite(siteAndReason.split("\\|")[0]);

        UpdatePage.open(workbench).awaitText("The update site cannot be reached: ")
                .awaitText(siteAndReason.split("\\|")[1]);
    }

    @Test
    void should_give_up_a_site_that_does_not_answer_when_told_to() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            setSite("https://127.0.0.1:" + silent.getLocalPort() + "/");
            UpdatePage dialog = UpdatePage.open(workbench).awaitText("Reading the update site");
            assertFalse(dialog.canPress("Install"));
            dialog.press("Cancel").awaitText("Cancelled. The program is as it was.").press("Close").awaitClosed();
        }
    }

    private static void setSite(String address) {
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT.withUpdateSite(
                Optional.of(new UpdateSite(address)))));
    }
}
