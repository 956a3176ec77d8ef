package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Progress;
import org.aeneas.tests.support.SourceNode;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both sides are connected and looked at, with a real node and the stand-in for DynamoDB. */
class ConnectTest {
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final String SERVER = WidgetIds.connectionField("server");
    private static final String PORT = WidgetIds.connectionField("port");

    private static StandIns standIns;
    private static SourceNode node;

    @RegisterExtension
    static final BeforeAllCallback STAND_INS = ConnectTest::standIns;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);
    private final TreePage target = new TreePage(WidgetIds.TARGET_TREE);

    private static void standIns(ExtensionContext context) {
        standIns = StandIns.of(context);
        node = SourceNode.of(context);
        System.setProperty(ENDPOINT, standIns.endpoint(Service.DYNAMODB).toString());
    }

    @AfterAll
    static void stop() {
        System.clearProperty(ENDPOINT);
    }

    /** A dialog that a failed test leaves open would keep the workbench from ending. */
    @AfterEach
    void disconnect() {
        ConnectPage.closeAll();
        workbench.disconnect();
    }

    @Test
    void should_show_the_source_and_what_is_to_be_said_about_a_table() {
        workbench.openConnect("Cassandra").type(node).press("OK").awaitClosed();

        String cluster = source.open().firstRoot();
        source.open(cluster, "Datacenters", node.datacenter());
        source.open(cluster, "Keyspaces", "seen", "Tables");
        assertEquals(List.of("customers", "orders"), source.below(cluster, "Keyspaces", "seen", "Tables"));
        source.filter("ord");
        UiThread.waitFor("the filter", () -> source.below(cluster, "Keyspaces", "seen", "Tables")
                .equals(List.of("orders")));
        source.select(cluster, "Keyspaces", "seen", "Tables", "orders");
        UiThread.waitFor("the definition", () -> workbench.definition().contains("CREATE TABLE seen.orders"));
        assertTrue(workbench.texts().contains("orders"), () -> workbench.texts().toString());
        source.filter("");
    }

    @Test
    void should_say_in_the_dialog_why_nothing_answers_and_keep_what_was_typed() {
        ConnectPage dialog = workbench.openConnect("Cassandra");
        assertEquals("9042", dialog.text(PORT));
        assertFalse(dialog.canPress("OK"), "without a server");
        dialog.type(SERVER, node.address()).type(PORT, "abc").awaitText("Server port is not a number.");
        assertFalse(dialog.canPress("OK"), "with a port that is none");

        dialog.type(PORT, "9").press("OK").awaitText(node.address() + ":9: Nothing answers");

        assertEquals(node.address(), dialog.text(SERVER));
        assertTrue(dialog.canPress("OK"));
        assertTrue(dialog.hasDefault("OK"));
        dialog.press("Cancel").awaitClosed();
    }

    @Test
    void should_say_that_the_password_is_wrong_and_ask_again() {
        ConnectPage dialog = workbench.openConnect("Cassandra").type(node);
        dialog.type(WidgetIds.connectionField("password"), "another").press("OK")
                .awaitText("The cluster refused the user name or the password.");
        assertEquals(SourceNode.USER, dialog.text(WidgetIds.connectionField("user")));
        dialog.type(WidgetIds.connectionField("password"), SourceNode.PASSWORD).press("OK").awaitClosed();
        source.awaitConnected();
    }

    @Test
    void should_show_the_tables_of_the_target() {
        standIns.session().tables().create(new TableAdmin.Definition("looked-at",
                new TableAdmin.Key("pk", TableAdmin.KeyType.S),
                Optional.of(new TableAdmin.Key("sk", TableAdmin.KeyType.N)), new TableAdmin.Capacity.OnDemand(),
                List.of(), Optional.empty(), Map.of()), Progress.NONE);

        ConnectPage dialog = workbench.openConnect("Amazon DynamoDB");
        assertFalse(dialog.canPress("OK"), "without keys");
        dialog.type(WidgetIds.TARGET_ACCESS_KEY, standIns.keys().accessKey())
                .type(WidgetIds.TARGET_SECRET_KEY, standIns.keys().secretKey())
                .choose(WidgetIds.TARGET_REGION, StandIns.REGION).press("OK").awaitClosed();

        target.open("Amazon DynamoDB", "Tables", "looked-at");
        assertEquals(List.of("pk : S", "sk : N"), target.below("Amazon DynamoDB", "Tables", "looked-at"));
    }

    @Test
    void should_reach_every_field_by_the_keyboard() {
        for (String side : List.of("Cassandra", "Amazon DynamoDB")) {
            ConnectPage dialog = workbench.openConnect(side);
            assertEquals(List.of(), dialog.labelsWithoutMnemonic());
            assertTrue(dialog.hasDefault("OK"));
            dialog.press("Cancel").awaitClosed();
        }
    }

    @Test
    void should_say_that_the_keys_are_wrong() {
        ConnectPage dialog = workbench.openConnect("Amazon DynamoDB");
        dialog.type(WidgetIds.TARGET_ACCESS_KEY, standIns.keys().accessKey())
                .type(WidgetIds.TARGET_SECRET_KEY, "another").choose(WidgetIds.TARGET_REGION, StandIns.REGION)
                .press("OK").awaitText("credentials");
        dialog.press("Cancel").awaitClosed();
    }
}
