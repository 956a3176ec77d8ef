package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.SecretName;
import org.aeneas.project.SourceSettings;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.tests.support.SourceNode;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a project keeps of its connections, with a real node that asks for a password, and the stand-in for DynamoDB. */
class SavedConnectionTest {
    @RegisterExtension
    static final BeforeAllCallback PARTS = SavedConnectionTest::parts;

    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final String PASSWORD = WidgetIds.connectionField("password");

    private static StandIns standIns;
    private static SourceNode node;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);
    private final TreePage target = new TreePage(WidgetIds.TARGET_TREE);

    @TempDir
    private Path folder;

    private static void parts(ExtensionContext context) {
        standIns = StandIns.of(context);
        node = SourceNode.of(context);
        System.setProperty(ENDPOINT, standIns.endpoint(Service.DYNAMODB).toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(ENDPOINT);
    }

    @AfterEach
    void closeAll() {
        Projects.closeAll();
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT));
    }

    @Test
    void should_reconnect_after_the_project_was_opened_again_with_the_password_of_the_secure_storage()
            throws IOException {
        Path file = connectedAndSaved("kept");
        String text = Files.readString(file);
        assertTrue(text.contains("\"server\": \"" + node.address() + "\"") && text.contains(SourceNode.USER), text);
        assertFalse(text.contains(SourceNode.PASSWORD), "a secret in the project file");
        assertEquals(Set.of("password"), ProjectFile.read(file).source().orElseThrow().secrets());
        assertNoSecretIn(Workspace.ofWindow().folder().path());

        workbench.choose("File", "Close");
        workbench.awaitTitle("Aeneas");
        workbench.show("Main view");
        source.awaitState("No project is open");
        Projects.open(file);
        workbench.awaitTitle("kept – Aeneas");
        assertTrue(source.state().endsWith("not connected. Reconnect or edit the connection…"), source.state());

        source.follow("Reconnect");
        source.awaitConnected();
        assertEquals("kept – Aeneas", workbench.title(), "a source that has not changed changes no project");
        assertEquals(List.of("Refresh", "Connect to the source", "Reconnect", "Disconnect", "Edit connection…"),
                source.contextMenu());

        workbench.choose("Actions", "Source connection", "Edit connection…");
        ConnectPage dialog = ConnectPage.await();
        assertEquals(node.address(), dialog.text(WidgetIds.connectionField("server")));
        assertEquals(SourceNode.USER, dialog.text(WidgetIds.connectionField("user")));
        assertEquals(SourceNode.PASSWORD, dialog.text(PASSWORD));
        assertTrue(dialog.hides(PASSWORD));
        dialog.press("Cancel").awaitClosed();
        workbench.choose("Actions", "Source connection", "Disconnect");
        source.awaitState("not connected");
    }

    @Test
    void should_show_the_schema_that_was_loaded_while_nothing_is_connected() {
        Path file = connectedAndSaved("offline");
        String cluster = source.firstRoot();
        source.open(cluster, "Datacenters", node.datacenter());
        workbench.choose("File", "Close");
        workbench.awaitTitle("Aeneas");
        Projects.open(file);
        workbench.awaitTitle("offline – Aeneas");
        source.awaitState("As of ").awaitState("not connected");
        String root = source.firstRoot();
        source.open(root, "Keyspaces", "seen", "Tables");
        assertEquals(List.of("customers", "orders"), source.below(root, "Keyspaces", "seen", "Tables"));
        source.select(root, "Keyspaces", "seen", "Tables", "orders");
        UiThread.waitFor("the definition", () -> workbench.definition().contains("CREATE TABLE seen.orders"));
        assertFalse(source.below(root).contains("Datacenters"), "what the project does not know");
    }

    @Test
    void should_open_the_dialog_with_the_reason_when_it_cannot_reconnect() {
        Projects.create(workbench, "failing", folder);
        assertEquals("Not connected. Connect…", source.state());
        assertFalse(workbench.isEnabled("Actions", "Source connection", "Reconnect"), "nothing is kept yet");
        Map<String, String> values = new TreeMap<>(Map.of("server", node.address(), "port", "9042", "user",
                SourceNode.USER));
        Projects.edit(project -> project.withSource(new SourceSettings(values, Set.of("password"))));
        workbench.choose("Actions", "Source connection", "Reconnect");
        ConnectPage dialog = ConnectPage.await();
        dialog.awaitText("The secret storage of this machine has no password for it.");
        assertEquals(SourceNode.USER, dialog.text(WidgetIds.connectionField("user")));
        dialog.press("Cancel").awaitClosed();

        values.put("port", "9");
        values.remove("user");
        Projects.edit(project -> project.withSource(new SourceSettings(values, Set.of())));
        source.follow("Reconnect");
        dialog = ConnectPage.await().awaitText(node.address() + ":9: Nothing answers");
        dialog.type(WidgetIds.connectionField("port"), "9042").type(node).press("OK").awaitClosed();
        source.awaitConnected();
        assertEquals("9042", Projects.project().source().orElseThrow().values().get("port"));
    }

    @Test
    void should_keep_how_the_target_is_reached_by_keys_of_the_project() throws IOException {
        Projects.create(workbench, "keys", folder);
        ConnectPage dialog = workbench.openConnect("Amazon DynamoDB");
        dialog.type(WidgetIds.TARGET_ACCESS_KEY, standIns.keys().accessKey())
                .type(WidgetIds.TARGET_SECRET_KEY, standIns.keys().secretKey())
                .choose(WidgetIds.TARGET_REGION, StandIns.REGION).press("OK").awaitClosed();
        target.awaitConnected();
        assertEquals(Optional.of(new TargetSettings(StandIns.REGION, Optional.empty())), Projects.project().target());
        workbench.pressControlAnd('s');
        workbench.awaitTitle("keys – Aeneas");
        assertFalse(Files.readString(folder.resolve("keys.aeneas")).contains(standIns.keys().accessKey()));

        Projects.open(folder.resolve("keys.aeneas"));
        target.awaitState("Not connected.");
        awaitKept(SecretName.ofTarget(Projects.project().id()).secretKey());
        target.follow("Reconnect");
        target.awaitConnected();
        assertEquals("keys – Aeneas", workbench.title());
    }

    @Test
    void should_reach_the_target_by_a_service_profile_of_the_global_settings() {
        UUID id = UUID.randomUUID();
        AwsKeys.write(SecretName.ofAwsProfile(id), new Credentials.Keys(standIns.keys().accessKey(),
                standIns.keys().secretKey().toCharArray(), Optional.empty()), Workspace.ofWindow().secrets());
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT.withAwsProfiles(List.of(
                new AwsServiceProfile(id, "production", Optional.empty(), StandIns.REGION, Optional.empty(),
                        Map.of())))));
        Projects.create(workbench, "profile", folder);
        workbench.openConnect("Amazon DynamoDB").choose(WidgetIds.TARGET_PROFILE, "production").press("OK")
                .awaitClosed();
        target.awaitConnected();
        assertEquals(Optional.of(new TargetSettings(StandIns.REGION, Optional.of("production"))),
                Projects.project().target());
        workbench.choose("Actions", "Target connection", "Disconnect");
        target.awaitState("Not connected.");
        AwsKeys.forget(SecretName.ofAwsProfile(id), Workspace.ofWindow().secrets());
        target.follow("Reconnect");
        ConnectPage.await().awaitText("production: The secret storage of this machine has no access key").press("Cancel")
                .awaitClosed();
    }

    private Path connectedAndSaved(String name) {
        Projects.create(workbench, name, folder);
        workbench.openConnect("Cassandra").type(node).press("OK").awaitClosed();
        source.awaitConnected();
        workbench.awaitTitle("*" + name + " – Aeneas");
        workbench.pressControlAnd('s');
        workbench.awaitTitle(name + " – Aeneas");
        awaitKept(SecretName.ofSource(Projects.project().id(), "password"));
        return folder.resolve(name + ".aeneas");
    }

    private static void awaitKept(SecretName name) {
        UiThread.waitFor(name.path(), () -> Workspace.ofWindow().secrets().find(name).isPresent());
    }

    private static void assertNoSecretIn(Path data) throws IOException {
        for (String file : List.of("recent-projects.json", "secure_storage")) {
            String text = Files.readString(data.resolve(file), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains(SourceNode.PASSWORD), file);
        }
    }
}
