package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.SecretName;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.ConnectionTest;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** AWS service profiles are added, tested against the stand-ins, kept and removed. */
@ExtendWith({StandIns.Extension.class, SettingsFixture.class})
class ProfileSettingsTest {
    private static final String UNREACHABLE = "http://127.0.0.1:9";

    private final WorkbenchPage workbench = new WorkbenchPage();
    private StandIns standIns;
    /** The only service without a stand-in: it answers that it has nothing. */
    private JsonServer dms;

    @BeforeEach
    void start(StandIns shared) throws IOException {
        standIns = shared;
        standIns.session();
        dms = JsonServer.start("1.1", "{\"ReplicationInstances\":[]}");
    }

    @AfterEach
    void stop() {
        dms.close();
    }

    @Test
    void should_keep_a_profile_with_its_keys_and_never_show_them_again() {
        complete(workbench.openSettings()).press("OK").awaitClosed();

        AwsServiceProfile kept = SettingsFixture.settings().requireAwsProfile("mine");
        assertEquals(Optional.of(StandIns.BUCKET), kept.bucket());
        assertEquals(standIns.endpoint(Service.S3), kept.endpoints().get(Service.S3));
        assertArrayEquals(standIns.keys().secretKey().toCharArray(), secretKey(kept).orElseThrow());
        String files = SettingsFixture.everything();
        assertTrue(files.contains("\"mine\""), files);
        assertFalse(files.contains(standIns.keys().secretKey()) || files.contains(standIns.keys().accessKey()), files);

        SettingsPage again = workbench.openSettings();
        assertEquals(List.of("mine"), again.rows(SettingsIds.PROFILES));
        assertEquals("", again.text(SettingsIds.PROFILE_ACCESS_KEY));
        assertEquals("", again.text(SettingsIds.PROFILE_SECRET_KEY));
        assertTrue(again.hint(SettingsIds.PROFILE_SECRET_KEY).contains("(kept)"));
        again.click(SettingsIds.PROFILE_TEST).awaitText(SettingsIds.PROFILE_REASONS, "All services answer");
        again.type(SettingsIds.PROFILE_BUCKET, "another").press("OK").awaitClosed();
        assertEquals(Optional.of("another"), SettingsFixture.settings().requireAwsProfile("mine").bucket());
        assertTrue(secretKey(kept).isPresent());
    }

    @Test
    void should_change_nothing_when_cancelled() {
        complete(workbench.openSettings()).press("Cancel").awaitClosed();

        assertEquals(List.of(), SettingsFixture.settings().awsProfiles());
        assertEquals(List.of(), workbench.openSettings().rows(SettingsIds.PROFILES));
    }

    @Test
    void should_keep_with_apply_and_go_on() {
        SettingsPage settings = complete(workbench.openSettings()).press("Apply").awaitText("The settings are saved.");
        assertTrue(settings.hint(SettingsIds.PROFILE_SECRET_KEY).contains("(kept)"));
        assertEquals("", settings.text(SettingsIds.PROFILE_SECRET_KEY));
        settings.click(SettingsIds.PROFILE_TEST).awaitText(SettingsIds.PROFILE_REASONS, "All services answer");
        settings.press("Cancel").awaitClosed();
        assertTrue(SettingsFixture.settings().awsProfile("mine").isPresent());
    }

    @Test
    void should_forget_the_keys_of_a_profile_that_is_removed() {
        complete(workbench.openSettings()).press("OK").awaitClosed();
        AwsServiceProfile kept = SettingsFixture.settings().requireAwsProfile("mine");

        workbench.openSettings().click(SettingsIds.PROFILE_REMOVE).press("OK").awaitClosed();

        assertEquals(List.of(), SettingsFixture.settings().awsProfiles());
        assertEquals(Optional.empty(), secretKey(kept));
    }

    @Test
    void should_name_the_page_and_the_field_that_keep_it_from_being_saved() {
        SettingsPage settings = workbench.openSettings();
        assertTrue(settings.hasDefault("OK"));
        settings.click(SettingsIds.PROFILE_ADD).type(SettingsIds.PROFILE_NAME, "mine")
                .awaitText("AWS service profiles: AWS access key of \"mine\" is missing.");
        assertFalse(settings.canPress("OK"));
        settings.type(SettingsIds.PROFILE_ACCESS_KEY, "AKIA").awaitText("AWS secret key of \"mine\" is missing.");
        settings.type(SettingsIds.PROFILE_SECRET_KEY, "secret").awaitText("Region of \"mine\" is missing.");
        settings.type(SettingsIds.PROFILE_REGION, StandIns.REGION);
        assertTrue(settings.canPress("OK"));
        settings.type(SettingsIds.endpoint(Service.IAM), "no address").awaitText("The endpoint for IAM of \"mine\"");
        assertFalse(settings.canPress("OK"));
        settings.type(SettingsIds.endpoint(Service.IAM), "").type(SettingsIds.PROFILE_NAME, "")
                .awaitText("AWS service profiles: Profile name of \"\" is missing.");
        settings.click(SettingsIds.PROFILE_REMOVE);
        assertTrue(settings.canPress("OK"));
    }

    @Test
    void should_not_lose_what_was_typed_for_one_profile_while_another_is_shown() {
        SettingsPage settings = complete(workbench.openSettings());
        settings.click(SettingsIds.PROFILE_ADD).type(SettingsIds.PROFILE_NAME, "mine")
                .awaitText("AWS access key of \"mine\" is missing.");
        settings.click(SettingsIds.PROFILE_REMOVE).select(SettingsIds.PROFILES, 0);
        assertEquals(standIns.keys().secretKey(), settings.text(SettingsIds.PROFILE_SECRET_KEY));
        settings.press("OK").awaitClosed();
        assertTrue(SettingsFixture.settings().awsProfile("mine").isPresent());
    }

    @Test
    void should_pass_each_service_that_answers() {
        SettingsPage settings = complete(workbench.openSettings()).click(SettingsIds.PROFILE_TEST)
                .awaitText(SettingsIds.PROFILE_REASONS, "All services answer");
        ConnectionTest.SERVICES.forEach(service -> assertEquals("Pass", settings.text(SettingsIds.result(service))));
        settings.type(SettingsIds.PROFILE_BUCKET, "another");
        assertEquals("", settings.text(SettingsIds.result(Service.S3)), "it was not tested like that");
    }

    @Test
    void should_say_why_a_service_does_not_pass() {
        SettingsPage settings = complete(workbench.openSettings()).type(SettingsIds.PROFILE_BUCKET, "aeneas-none")
                .type(SettingsIds.endpoint(Service.DYNAMODB), UNREACHABLE).click(SettingsIds.PROFILE_TEST)
                .awaitText(SettingsIds.PROFILE_REASONS, "aeneas-none");
        for (Map.Entry<Service, String> expected : Map.of(Service.S3, "Failed", Service.DYNAMODB, "Failed",
                Service.DMS, "Pass", Service.IAM, "Pass", Service.STS, "Pass").entrySet()) {
            assertEquals(expected.getValue(), settings.text(SettingsIds.result(expected.getKey())));
        }
        String reasons = settings.text(SettingsIds.PROFILE_REASONS);
        assertTrue(reasons.contains("S3: ") && reasons.contains("DynamoDB: "), reasons);
    }

    @Test
    void should_say_that_the_keys_are_wrong_without_showing_them() {
        SettingsPage settings = complete(workbench.openSettings())
                .type(SettingsIds.PROFILE_SECRET_KEY, "notTheSecretKeyNotTheSecretKey")
                .click(SettingsIds.PROFILE_TEST)
                .awaitText(SettingsIds.PROFILE_REASONS, "The secret key does not belong to the access key.");
        assertFalse(settings.text(SettingsIds.PROFILE_REASONS).contains("notTheSecret"));
    }

    @Test
    void should_end_a_test_that_nobody_answers_when_cancelled() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SettingsPage settings = complete(workbench.openSettings())
                    .type(SettingsIds.endpoint(Service.DMS), "http://127.0.0.1:" + silent.getLocalPort())
                    .click(SettingsIds.PROFILE_TEST).awaitText(SettingsIds.result(Service.STS), "Pass");
            assertEquals("…", settings.text(SettingsIds.result(Service.DMS)));
            settings.press("Cancel Test").awaitText(SettingsIds.PROFILE_REASONS, "The test was cancelled.");
            assertTrue(settings.canPress("Test Connection"));
        }
    }

    private SettingsPage complete(SettingsPage settings) {
        settings.click(SettingsIds.PROFILE_ADD).type(SettingsIds.PROFILE_NAME, "mine")
                .type(SettingsIds.PROFILE_ACCESS_KEY, standIns.keys().accessKey())
                .type(SettingsIds.PROFILE_SECRET_KEY, standIns.keys().secretKey())
                .type(SettingsIds.PROFILE_REGION, StandIns.REGION).type(SettingsIds.PROFILE_BUCKET, StandIns.BUCKET)
                .type(SettingsIds.endpoint(Service.DMS), dms.url());
        for (Service service : List.of(Service.S3, Service.DYNAMODB, Service.IAM, Service.STS)) {
            settings.type(SettingsIds.endpoint(service), standIns.endpoint(service).toString());
        }
        return settings;
    }

    private static Optional<char[]> secretKey(AwsServiceProfile profile) {
        return Workspace.ofWindow().secrets().find(SecretName.ofAwsProfile(profile.id()).secretKey());
    }
}
