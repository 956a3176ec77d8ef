package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.tests.clone.CloneStage;
import org.aeneas.project.CloneDatacenter;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.Sshd;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** "Clone Datacenter for Extract", walked with clicks on a real node, with mistakes on every page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CloneWizardTest {
    private final WorkbenchPage workbench = new WorkbenchPage();
    private final GridPage nodes = new GridPage(CloneIds.NODES);
    private final AuditedDialogs dialogs = new AuditedDialogs();
    private CloneStage stage;
    private CloneWalk walk;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        assumeFalse(Sshd.missing(), "no sshd");
        stage = new CloneStage(CassandraVersion.V3_11, shared, "SimpleSnitch", 1);
        walk = new CloneWalk(stage).fill();
    }

    @AfterAll
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void connect(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Files.deleteIfExists(Workspace.ofWindow().folder().path().resolve("known-hosts"));
        walk.connect(temporary);
    }

    @AfterEach
    void close() {
        CloneWalk.closeAll();
        Projects.closeAll();
        workbench.disconnect();
    }

    @Test
    @Order(1)
    void should_lead_to_a_plan_through_mistakes_on_every_page() throws Exception {
        new TreePage(WidgetIds.SOURCE_TREE).select(new TreePage(WidgetIds.SOURCE_TREE).firstRoot());
        assertFalse(walk.canOpen(), "no datacenter is selected");
        walk.selectDatacenter(walk.datacenter());
        FormPage wizard = walk.open();
        wizard.awaitText("You need");
        dialogs.inspect(CloneIds.WIZARD);
        assertTrue(wizard.hasDefault("Next >"));
        wizard.press("Next >");
        firstNode(wizard);
        source(wizard);
        nodes(wizard);
        target(wizard);
        plan(wizard);

        FormPage.closeAll(CloneIds.WIZARD);
        assertEquals(List.of(), Projects.project().clones());
        dialogs.assertAllOf("org.aeneas.ui.cassandra");
    }

    private void firstNode(FormPage wizard) {
        wizard.awaitShown(CloneIds.field(SetupField.PRIVATE));
        dialogs.inspect(CloneIds.WIZARD);
        assertFalse(wizard.canPress("Next >"));
        wizard.type(CloneIds.field(SetupField.PRIVATE), "10.0.0.1:99999").awaitText("the port must be a number");
        walk.firstNode().type(CloneIds.field(SetupField.KEY), folder.resolve("none").toString()).press("Next >")
                .canPress("Cancel");
        FormPage keys = FormPage.await(WidgetIds.QUESTION_DIALOG).awaitText("SHA256:");
        dialogs.inspect(WidgetIds.QUESTION_DIALOG);
        keys.press("Do Not Connect").awaitClosed();
        wizard.awaitText("You did not confirm the key of this host").press("Next >");
        FormPage.await(WidgetIds.QUESTION_DIALOG).press(CloneWalk.YES).awaitClosed();
        wizard.awaitText("There is no such private key");
        walk.firstNode();
        assertTrue(wizard.canPress("Next >"));
    }

    private void source(FormPage wizard) {
        wizard.press("Next >").awaitShown(CloneIds.field(SetupField.CLUSTER));
        dialogs.inspect(CloneIds.WIZARD);
        assertEquals("Shop", wizard.text(CloneIds.field(SetupField.CLUSTER)));
        assertEquals("SimpleSnitch", wizard.text(CloneIds.field(SetupField.SNITCH)));
        assertEquals(walk.datacenter(), wizard.choice(CloneIds.field(SetupField.DATACENTER)));
        wizard.type(CloneIds.field(SetupField.CQL_PORT), "abc").awaitText("CQL port must be a number");
        assertFalse(wizard.canPress("Next >"));
        wizard.type(CloneIds.field(SetupField.CQL_PORT), "9042").press("< Back");
        wizard.awaitShown(CloneIds.field(SetupField.PRIVATE));
        assertEquals(stage.door(), wizard.text(CloneIds.field(SetupField.PUBLIC)), "Back loses nothing");
        wizard.press("Next >").awaitShown(CloneIds.field(SetupField.CLUSTER)).press("Next >");
    }

    private void nodes(FormPage wizard) throws Exception {
        wizard.awaitShown(CloneIds.NODES);
        dialogs.inspect(CloneIds.WIZARD);
        String line = nodes.column(SetupField.PRIVATE.label()).get(0);
        CloneWalk.edit(0, SetupField.DATA, "relative");
        wizard.awaitText("must begin with a slash");
        assertFalse(wizard.canPress("Next >"));
        CloneWalk.edit(0, SetupField.DATA, "/nowhere/at/all");
        wizard.press("Next >").awaitText("There is no folder of this name");
        nodes.await(line, "State", "There is no folder");

        wizard.press("Export …");
        Path file = folder.resolve("nodes.csv");
        FormPage export = FormPage.await(CloneIds.FILE_DIALOG);
        dialogs.inspect(CloneIds.FILE_DIALOG);
        export.type(CloneIds.FILE, "relative").awaitText("must begin with a slash");
        export.type(CloneIds.FILE, file.toString()).press("Export").awaitClosed();
        String text = Files.readString(file);
        assertTrue(text.contains("/nowhere/at/all") && !text.contains("Passphrase"), text);

        wizard.press("Upload …");
        Files.writeString(file, text.replace(stage.sources.get(0).address(), "10.1.2.3"));
        FormPage upload = FormPage.await(CloneIds.FILE_DIALOG).type(CloneIds.FILE, file.toString()).press("Upload")
                .awaitText("Line 2, column \"Private IP:SSH port\": The cluster knows no node 10.1.2.3.");
        Files.writeString(file, text.replace("/nowhere/at/all", stage.sources.get(0).home() + "/data/data"));
        upload.press("Upload").awaitClosed();
        nodes.await(line, "State", "Not verified");
        wizard.press("Next >");
    }

    private void target(FormPage wizard) {
        wizard.awaitShown(CloneIds.SUFFIX);
        dialogs.inspect(CloneIds.WIZARD);
        assertEquals("_tgt", wizard.text(CloneIds.SUFFIX));
        wizard.awaitText("Datacenter " + walk.datacenter() + "_tgt");
        assertFalse(wizard.canPress("Next >"), "there is no node");
        wizard.type(CloneIds.SUFFIX, "not good!").awaitText("A suffix is 1 to 48 letters");
        wizard.type(CloneIds.SUFFIX, "_copy");

        FormPage dialog = walk.openNewNode();
        dialogs.inspect(CloneIds.NODE_DIALOG);
        assertFalse(dialog.canPress("Add"));
        CloneWalk.newNode(dialog, SetupField.PRIVATE, stage.sources.get(0).address());
        dialog.awaitText("This host is a node of the cluster");
        walk.newNode();
        CloneWalk.newNode(dialog, SetupField.TOKENS, "many");
        dialog.awaitText("Tokens must be a number");
        CloneWalk.newNode(dialog, SetupField.TOKENS, "");
        CloneWalk.newNode(dialog, SetupField.JAVA, "/no/java");
        dialog.press("Test").awaitText("There is no /no/java/bin/java");
        walk.newNode().press("Test").awaitText("The test passed");
        dialog.press("Add").awaitClosed();
        assertEquals(1, new GridPage(CloneIds.NEW_NODES).lines());
        new GridPage(CloneIds.NEW_NODES).select(stage.clone.address());
        wizard.press("Edit …");
        FormPage edited = FormPage.await(CloneIds.NODE_DIALOG);
        assertEquals("400", edited.text(CloneIds.newNodeField(SetupField.HEAP)));
        edited.press("Cancel").awaitClosed();
        wizard.press("Next >");
    }

    private void plan(FormPage wizard) {
        wizard.awaitShown(CloneIds.PLAN);
        dialogs.inspect(CloneIds.WIZARD);
        wizard.awaitText("Choose the consistency levels");
        wizard.check(CloneIds.consistency(Consistency.LOCAL_ONE), true);
        wizard.awaitText("Agree to everything that is asked");
        assertTrue(wizard.text(CloneIds.PLAN).contains("+endpoint_snitch: GossipingPropertyFileSnitch"));
        wizard.type(CloneIds.MEGABITS, "fast").awaitText("Mb/s must be a number");
        wizard.type(CloneIds.MEGABITS, "");
        assertFalse(wizard.canPress("Next >"));
        CloneWalk.agree();
        wizard.press("Next >");
        FormPage confirm = FormPage.await(CloneIds.CONFIRM);
        dialogs.inspect(CloneIds.CONFIRM);
        confirm.awaitText(stage.sources.get(0).address()).press("OK").awaitClosed();
        wizard.awaitShown(CloneIds.START);
        dialogs.inspect(CloneIds.WIZARD);
        GridPage keyspaces = new GridPage(CloneIds.KEYSPACES);
        assertEquals(2, keyspaces.lines());
        assertTrue(wizard.isEnabled(CloneIds.START) && !wizard.isEnabled(CloneIds.CANCEL));
        keyspaces.check("other", false);
        keyspaces.check("shop", false);
        wizard.awaitText("Choose at least one keyspace");
        assertFalse(wizard.isEnabled(CloneIds.START));
    }

    /** The last: the source keeps another snitch. */
    @Test
    @Order(2)
    void should_make_a_clone_be_closed_and_found_again_and_take_it_back() throws Exception {
        assumeTrue(Boolean.getBoolean("aeneas.tests.all"), "takes minutes");
        walk.selectDatacenter(walk.datacenter());
        walk.toSynchronization();
        FormPage wizard = CloneWalk.wizard();
        FieldsPage.press(CloneIds.START);
        UiThread.waitFor("the work", () -> Widgets.byId(Button.class, CloneIds.CANCEL)
                .isEnabled());
        wizard.press("Close").awaitClosed();
        walk.choose();
        wizard = CloneWalk.wizard();
        wizard.awaitShown(CloneIds.CANCEL);
        FieldsPage.press(CloneIds.CANCEL);
        UiThread.waitFor("a safe point", () -> Widgets.byId(Button.class, CloneIds.START)
                .isEnabled());
        wizard.press("Close").awaitClosed();

        walk.choose();
        FormPage question = FormPage.await(WidgetIds.QUESTION_DIALOG);
        question.awaitText("is not complete").press("Resume").awaitClosed();
        wizard = CloneWalk.wizard();
        wizard.awaitShown(CloneIds.START);
        FieldsPage.press(CloneIds.START);
        CloneWalk.await("the clone", () -> !Projects.project().clones().isEmpty());
        wizard.press("Next >").awaitShown(CloneIds.REPORT);
        String target = walk.datacenter() + "_tgt";
        assertEquals(List.of(new CloneDatacenter(target, walk.datacenter())), Projects.project().clones());
        assertTrue(wizard.text(CloneIds.REPORT).contains("it is complete."));
        wizard.press("Save Report …");
        Path report = folder.resolve("report.txt");
        FormPage.await(CloneIds.FILE_DIALOG).type(CloneIds.FILE, report.toString()).press("Save").awaitClosed();
        assertTrue(Files.readString(report).contains("Next steps"));
        wizard.press("Finish").awaitClosed();
        UiThread.waitFor("the clone in the tree", () -> {
            Tree tree = Widgets.byId(Tree.class, WidgetIds.SOURCE_TREE);
            return tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().startsWith(target);
        });

        walk.choose();
        FormPage.await(WidgetIds.QUESTION_DIALOG).press("Show Summary");
        wizard = CloneWalk.wizard();
        wizard.awaitShown(CloneIds.UNDO).press("Undo …");
        FormPage.await(CloneIds.CONFIRM).press("Keep New Snitch");
        CloneWalk.await("the way back", () -> Projects.project().clones().isEmpty());
        wizard.awaitText("it is undone.").press("Finish").awaitClosed();
    }
}
