package org.aeneas.ui.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.UpdateSite;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.update.UpdateIds;

/** Pictures of "Check for Updates". */
final class UpdatePictures {
    private static final String PROGRAM = "aeneas.installation";

    private final Camera camera;
    private final Path folder;

    UpdatePictures(Camera camera, Path folder) {
        this.camera = camera;
        this.folder = folder;
    }

    void take() throws IOException {
        System.setProperty(PROGRAM, UpdateSites.program(folder.resolve("program")).toString());
        try {
            shoot("no-site", Optional.empty(), "No update site is set");
            shoot("unreachable", Optional.of("https://127.0.0.1:9/aeneas"), "nothing answers there");
            shoot("current", site("current", UpdateSites.OLD), "Aeneas is up to date");
            UpdatePage dialog = shoot("found", site("newer", UpdateSites.NEW), "There is an update.");
            dialog.press("Cancel").awaitClosed();
            dialog = UpdatePage.open(new WorkbenchPage()).awaitText("There is an update.").press("Install")
                    .awaitText("The update is installed.");
            camera.shoot("update-installed", UpdateIds.DIALOG);
            dialog.press("Close").awaitClosed();
        } finally {
            System.clearProperty(PROGRAM);
            DialogPage.closeAll();
        }
    }

    private Optional<String> site(String name, String version) throws IOException {
        return Optional.of(UpdateSites.site(folder.resolve(name), version).toString());
    }

    /** @return the dialog where it is still of use */
    private UpdatePage shoot(String name, Optional<String> site, String awaited) {
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT.withUpdateSite(site.map(UpdateSite::new))));
        UpdatePage dialog = UpdatePage.open(new WorkbenchPage()).awaitText(awaited);
        camera.shoot("update-" + name, UpdateIds.DIALOG);
        if (!name.equals("found")) {
            dialog.press("Close").awaitClosed();
        }
        return dialog;
    }
}
