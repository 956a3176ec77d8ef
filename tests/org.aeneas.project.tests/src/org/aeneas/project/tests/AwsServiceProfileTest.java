package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsServiceProfileTest {
    private static final URI MACHINE = URI.create("http://127.0.0.1:1");
    private static final URI OWN = URI.create("http://127.0.0.1:2");

    private final MemorySecrets secrets = new MemorySecrets();
    private final AwsServiceProfile profile = new AwsServiceProfile(UUID.randomUUID(), "ours", Optional.of("dev"),
            "eu-west-1", Optional.empty(), Map.of(Service.S3, OWN));

    @AfterEach
    void forgetTheMachine() {
        System.clearProperty("aws.endpointUrl");
    }

    @Test
    void should_need_no_secret_for_a_profile_of_the_machine() {
        assertEquals(new Credentials.Profile("dev"), profile.connection(secrets).credentials());
    }

    @Test
    void should_prefer_its_own_endpoints_to_those_of_the_machine() {
        System.setProperty("aws.endpointUrl", MACHINE.toString());
        ServiceProfile connection = profile.connection(secrets);
        assertEquals(Optional.of(OWN), connection.endpoint(Service.S3));
        assertEquals(Optional.of(MACHINE), connection.endpoint(Service.DYNAMODB));
    }

    @Test
    void should_lend_a_target_its_credentials_and_endpoints_but_not_its_region() {
        TargetSettings target = new TargetSettings("us-east-1", Optional.of("ours"));
        ServiceProfile connection = target.profile(Samples.PROJECT,
                GlobalSettings.DEFAULT.withAwsProfiles(List.of(profile)), secrets);
        assertEquals("us-east-1", connection.region());
        assertEquals(new Credentials.Profile("dev"), connection.credentials());
        assertEquals(Optional.of(OWN), connection.endpoint(Service.S3));
    }
}
