package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.server.tests.Agent;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.SecretName;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.MigrationIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Agents are registered and unregistered, rightly and in many wrong ways, with a real agent. */
@ExtendWith(StandIns.Extension.class)
class MigrationAgentsTest {
    private static final UUID ROME = UUID.randomUUID();

    @TempDir
    private Path folder;
    private StandIns aws;
    private MigrationSite site;
    private MigrationPage view;

    @BeforeEach
    void open(StandIns standIns) throws IOException {
        aws = standIns;
        site = new MigrationSite(folder, standIns);
        view = new MigrationPage().showAgents();
    }

    @AfterEach
    void close() {
        FormPage.closeAll(MigrationIds.CERTIFICATE, MigrationIds.REGISTRATION, WidgetIds.QUESTION_DIALOG,
                WidgetIds.PROBLEM_DIALOG);
        site.close();
    }

    @Test
    void should_say_that_there_is_no_agent_yet_and_how_to_add_one() {
        UiThread.waitFor("the hint", () -> view.hint()
                .startsWith("There is no registered data extraction agent for Cassandra."));

        FormPage dialog = view.openRegistration();

        assertEquals("8080", dialog.text(MigrationIds.PORT));
        assertTrue(dialog.isChecked(MigrationIds.USE_SSL));
        assertFalse(dialog.isEnabled(MigrationIds.PASSWORD), "blank with SSL");
        assertTrue(dialog.hasDefault("Register"));
        assertFalse(dialog.canPress("Register"), "without a host");
        dialog.type(MigrationIds.PORT, "70000").awaitText("The port is a number from 1 to 65535.");
        dialog.type(MigrationIds.PORT, "8080").type(MigrationIds.HOST, "10.1.2.3");
        dialog.awaitText("Choose trust store and key store");
        dialog.check(MigrationIds.USE_SSL, false).type(MigrationIds.PASSWORD, "secret").awaitText("Without SSL");
        assertFalse(dialog.canPress("Register"), "without consent");
        dialog.check(MigrationIds.ANYWHERE, true);
        assertTrue(dialog.canPress("Register"));
        dialog.press("Cancel").awaitClosed();
        UiThread.act(() -> Workspace.ofWindow().setProject(null));
        UiThread.waitFor("the hint", () -> view.hint().startsWith("No project is open."));
    }

    @Test
    void should_register_the_agent_whose_certificate_was_confirmed_and_unregister_it() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws));
                AgentClient client = site.machine.client(site.project())) {
            String fingerprint = client.greet().fingerprint().orElseThrow();
            FormPage dialog = fill(site.machine.port(), MigrationSite.STORES);

            FormPage certificate = dialog.press("Register").awaitCertificate();
            assertEquals(fingerprint, certificate.text(MigrationIds.FINGERPRINT).replaceAll("\\s", ""));
            certificate.press("Cancel").awaitClosed();
            dialog.awaitText("Nothing was changed");
            assertEquals(Optional.empty(), client.registration(), "not confirmed");
            dialog.press("Register").awaitCertificate().press("Register");
            dialog.awaitClosed();

            view.awaitCell(MigrationIds.AGENTS, "Beside Troy", "State", "Connected");
            assertEquals("127.0.0.1:" + site.machine.port(),
                    view.cell(MigrationIds.AGENTS, "Beside Troy", "Host:Port"));
            assertEquals("1.2.3", view.cell(MigrationIds.AGENTS, "Beside Troy", "Version"));
            assertEquals("1 of 1 ready; the ring is not checked",
                    view.cell(MigrationIds.AGENTS, "Beside Troy", "Data provider nodes"));
            assertEquals("Troy", client.registration().orElseThrow().projectName());
            assertTrue(site.file().contains(fingerprint), "in the project");

            unregister();
            UiThread.waitFor("the empty list", () -> view.hint().startsWith("There is no registered"));
            assertEquals(Optional.empty(), client.registration());
            assertFalse(site.file().contains(fingerprint));
        }
    }

    @Test
    void should_say_why_an_agent_cannot_be_registered_and_keep_what_was_typed() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            FormPage dialog = fill(9, MigrationSite.STORES);
            dialog.press("Register").awaitText("127.0.0.1:9: No agent answers there: the connection was refused.");
            assertEquals("127.0.0.1", dialog.text(MigrationIds.HOST));
            assertEquals("Beside Troy", dialog.text(MigrationIds.DESCRIPTION));

            dialog.type(MigrationIds.PORT, String.valueOf(site.machine.port()))
                    .choose(MigrationIds.KEY_STORE, MigrationSite.OTHER_STORES);
            dialog.press("Register").awaitText("The agent does not accept the certificate of the key store.");

            dialog.check(MigrationIds.USE_SSL, false).type(MigrationIds.PASSWORD, "secret");
            dialog.press("Register").awaitText("What answers there wants SSL.");

            URI other = aws.endpoint(Service.S3);
            dialog.type(MigrationIds.PORT, String.valueOf(other.getPort()));
            dialog.press("Register").awaitText("What answers there is not an Aeneas agent.");
            dialog.press("Cancel").awaitClosed();
        }
    }

    @Test
    void should_keep_the_password_of_an_agent_without_ssl_apart_from_the_project() throws Exception {
        Path own = Files.createDirectory(folder.resolve("plain"));
        try (Agent agent = Agent.open(own, Agent.plain(own))) {
            FormPage dialog = fill(agent.port(), MigrationSite.STORES).check(MigrationIds.USE_SSL, false)
                    .type(MigrationIds.PASSWORD, "wrong");
            dialog.press("Register").awaitText("127.0.0.1:" + agent.port());
            assertEquals("wrong", dialog.text(MigrationIds.PASSWORD));
            dialog.type(MigrationIds.PASSWORD, Agent.PASSWORD).press("Register").awaitClosed();

            view.awaitCell(MigrationIds.AGENTS, "Beside Troy", "State", "Connected");
            assertFalse(site.file().contains(Agent.PASSWORD));
            SecretName name = SecretName.ofAgent(site.project(), site.session.project().agents().get(0).id());
            assertEquals(Agent.PASSWORD, new String(Workspace.ofWindow().secrets().find(name).orElseThrow()));
        }
        view.awaitCell(MigrationIds.AGENTS, "Beside Troy", "State", "Not reachable");
        UiThread.waitFor("the remedy", () -> view.agentProblem().contains("See that the agent runs"));
    }

    @Test
    void should_take_over_the_agent_of_another_project_only_by_that_projects_name() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws));
                AgentClient rome = site.machine.client(ROME)) {
            rome.register(new RegistrationRequest(ROME, "Rome", Optional.empty()));
            FormPage dialog = fill(site.machine.port(), MigrationSite.STORES);
            dialog.press("Register").awaitCertificate().press("Register");
            dialog.awaitText("Rome: The agent serves another project.").awaitShown(MigrationIds.TAKE_OVER_NAME);

            dialog.type(MigrationIds.TAKE_OVER_NAME, "rome").awaitText("exactly as it is shown");
            assertFalse(dialog.canPress("Register"));
            dialog.type(MigrationIds.TAKE_OVER_NAME, "Rome").press("Register").awaitClosed();

            assertEquals("Troy", rome.registration().orElseThrow().projectName());
            view.awaitCell(MigrationIds.AGENTS, "Beside Troy", "State", "Connected");
            rome.takeOver(new RegistrationRequest(ROME, "Rome", Optional.empty(), Optional.of("Troy")));
            view.awaitCell(MigrationIds.AGENTS, "Beside Troy", "State", "Not registered any more");
        }
    }

    private FormPage fill(int port, String stores) {
        return view.openRegistration().type(MigrationIds.DESCRIPTION, "Beside Troy")
                .type(MigrationIds.HOST, "127.0.0.1").type(MigrationIds.PORT, String.valueOf(port))
                .choose(MigrationIds.KEY_STORE, stores);
    }

    private void unregister() {
        view.press(MigrationIds.agentAction("unregister"));
        FormPage question = FormPage.await(WidgetIds.QUESTION_DIALOG);
        question.press("Unregister").awaitClosed();
    }
}
