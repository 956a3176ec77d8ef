package org.aeneas.ui.tests;

import java.nio.file.Path;

import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.tests.clone.CloneStage;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.swt.widgets.Button;

/** The pictures of "Clone Datacenter for Extract", with a real node behind a real sshd. */
final class ClonePictures {
    private final Camera camera;
    private final Path folder;

    ClonePictures(Camera camera, Path folder) {
        this.camera = camera;
        this.folder = folder;
    }

    void take() throws Exception {
        try (CloneStage stage = new CloneStage(CassandraVersion.V3_11, folder, "SimpleSnitch", 1)) {
            CloneWalk walk = new CloneWalk(stage).fill();
            walk.connect(folder);
            walk.selectDatacenter(walk.datacenter());
            source(walk);
            target(walk);
            plan();
        } finally {
            CloneWalk.closeAll();
            Projects.closeAll();
            new WorkbenchPage().disconnect();
        }
    }

    private void source(CloneWalk walk) {
        FormPage wizard = walk.open();
        shoot("introduction");
        wizard.press("Next >").awaitShown(CloneIds.field(SetupField.PRIVATE));
        shoot("first-node");
        walk.firstNode().type(CloneIds.field(SetupField.KEY), folder.resolve("none").toString()).press("Next >");
        camera.shoot("clone-host-keys", WidgetIds.QUESTION_DIALOG);
        DialogPage.ofId(WidgetIds.QUESTION_DIALOG).press(CloneWalk.YES);
        wizard.awaitText("There is no such private key");
        shoot("first-node-mistake");
        walk.firstNode().press("Next >").awaitShown(CloneIds.field(SetupField.CLUSTER));
        shoot("source");
        wizard.press("Next >").awaitShown(CloneIds.NODES);
        CloneWalk.edit(0, SetupField.DATA, "/nowhere");
        wizard.press("Next >").awaitText("There is no folder of this name");
        shoot("nodes-mistake");
        CloneWalk.edit(0, SetupField.DATA, "");
        wizard.press("Upload …");
        camera.shoot("clone-upload", CloneIds.FILE_DIALOG);
        FormPage.closeAll(CloneIds.FILE_DIALOG);
        wizard.press("Export …");
        camera.shoot("clone-export", CloneIds.FILE_DIALOG);
        FormPage.closeAll(CloneIds.FILE_DIALOG);
        wizard.press("Next >").awaitShown(CloneIds.SUFFIX);
    }

    private void target(CloneWalk walk) {
        shoot("target");
        FormPage dialog = walk.openNewNode();
        camera.shoot("clone-new-node", CloneIds.NODE_DIALOG);
        walk.newNode();
        CloneWalk.newNode(dialog, SetupField.JAVA, "/no/java");
        dialog.press("Test").awaitText("There is no /no/java/bin/java");
        camera.shoot("clone-new-node-mistake", CloneIds.NODE_DIALOG);
        walk.newNode().press("Test").awaitText("The test passed");
        camera.shoot("clone-new-node-tested", CloneIds.NODE_DIALOG);
        dialog.press("Add").awaitClosed();
        shoot("target-node");
        CloneWalk.wizard().press("Next >").awaitShown(CloneIds.PLAN);
    }

    private void plan() throws Exception {
        shoot("plan");
        CloneWalk.agree();
        shoot("plan-agreed");
        FormPage wizard = CloneWalk.wizard();
        wizard.press("Next >");
        camera.shoot("clone-confirm", CloneIds.CONFIRM);
        FormPage.await(CloneIds.CONFIRM).press("OK").awaitClosed();
        wizard.awaitShown(CloneIds.START);
        shoot("synchronization");
        FieldsPage.press(CloneIds.START);
        UiThread.waitFor("the work", () -> Widgets.byId(Button.class, CloneIds.CANCEL).isEnabled());
        Thread.sleep(3_000);
        shoot("synchronization-running");
        CloneWalk.await("the clone", () -> wizard.canPress("Next >"));
        shoot("synchronization-complete");
        wizard.press("Next >").awaitShown(CloneIds.REPORT);
        shoot("summary");
        wizard.press("Undo …");
        camera.shoot("clone-undo", CloneIds.CONFIRM);
        FormPage.await(CloneIds.CONFIRM).press("Keep New Snitch").awaitClosed();
        CloneWalk.await("the way back", () -> wizard.canPress("Finish"));
        shoot("summary-undone");
    }

    private void shoot(String name) {
        camera.shoot("clone-" + name, CloneIds.WIZARD);
    }
}
