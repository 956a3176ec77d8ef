package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials, Regions, buckets and endpoints that do not let {@code aeneas load} and {@code validate} begin. */
@ExtendWith(AnnouncedStandIns.class)
class AwsRefusalTest {
    private static final String WRONG = "wrongSecretWrongSecretWrongSecret";

    @TempDir
    private Path folder;
    private Staged staged;
    private SourceTable source;

    @BeforeEach
    void extract() {
        staged = Staged.extract(folder, "refused");
        source = SourceTable.comp(folder.resolve("source"), "s50");
    }

    @Test
    void should_say_that_the_secret_key_is_wrong_without_showing_it() {
        System.setProperty("aws.secretAccessKey", WRONG);
        System.setProperty("aeneas.state", folder.resolve("state").toString());
        for (Object[] command : new Object[][] { staged.load(), source.validate(),
            { "load", "--from", "s3://some-bucket/prefix", "--table", Staged.TABLE } }) {
            Refusal.of(command).withoutAnswer().withCode("aws-credentials-wrong").saying("secret key")
                    .about("the credentials of this machine").advising("Correct the secret key");
        }
        Run verbose = Run.of(staged.load("--verbose"));
        assertTrue(verbose.err().contains("\tat "), "details are shown");
        assertFalse((verbose.out() + verbose.err()).contains(WRONG), verbose.err());
        assertFalse(Files.exists(folder.resolve("state")), "nothing is remembered of a load that did not begin");
    }

    @Test
    void should_say_that_the_access_key_is_unknown() {
        System.setProperty("aws.accessKeyId", "AKIAUNKNOWNUNKNOWN00");
        Refusal.of(staged.load()).withoutAnswer().withCode("aws-credentials-wrong").saying("access key")
                .advising("Check the access key");
        Refusal.of(source.validate()).withoutAnswer().withCode("aws-credentials-wrong");
    }

    @Test
    void should_name_a_profile_that_is_not_configured() {
        Refusal.of(staged.load("--aws-profile", "no-such-profile")).withoutAnswer().withCode("aws-profile-missing")
                .about("no-such-profile").advising("~/.aws/config");
    }

    @Test
    void should_ask_for_the_region() {
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        if (withoutRegion()) {
            Run run = Run.of(staged.load());
            assertEquals(2, run.status(), run.err());
            for (String way : new String[] { "--region", "AWS_REGION", "profile" }) {
                assertTrue(run.err().contains(way), run.err());
            }
        }
        Refusal.of(staged.load("--region", "Mars!")).withoutAnswer().withCode("aws-region-wrong").about("Mars!")
                .advising("eu-west-1");
    }

    @Test
    void should_take_the_region_of_the_profile() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), """
                [default]
                region = not a region
                [profile migration]
                region = neither
                """);
        System.setProperty("aws.configFile", config.toString());
        if (withoutRegion()) {
            Refusal.of(staged.load()).withCode("aws-region-wrong").about("not a region");
            Refusal.of(staged.load("--aws-profile", "migration")).withCode("aws-region-wrong").about("neither");
            Refusal.of(staged.load("--region", "Mars!")).withCode("aws-region-wrong").about("Mars!");
        }
    }

    /** @return whether no variable of the environment names one, which a test cannot take back */
    private static boolean withoutRegion() {
        System.clearProperty("aws.region");
        return System.getenv("AWS_REGION") == null && System.getenv("AWS_DEFAULT_REGION") == null
                && System.getenv("AWS_PROFILE") == null;
    }

    @Test
    void should_say_that_there_is_no_such_bucket() {
        Refusal refusal = Refusal.of("load", "--from", "s3://no-such-bucket/prefix", "--table", Staged.TABLE)
                .withoutAnswer().withCode("bucket-missing").advising("create it");
        assertTrue(refusal.object().startsWith("s3://no-such-bucket/prefix"), refusal.object());
    }

    @ParameterizedTest
    @ValueSource(strings = { "s3://", "s3:///prefix", "s3://a", "s3://bucket with blanks/x", "s3://bücket/prefix" })
    void should_say_that_a_place_names_no_bucket(String place) {
        Refusal.of("load", "--from", place, "--table", Staged.TABLE).withoutAnswer().withCode("bucket-name-invalid")
                .about(place).advising("bucket");
    }

    @Test
    void should_soon_say_that_nobody_answers() {
        System.setProperty("aws.endpointUrlDynamoDb", AnnouncedStandIns.NOWHERE);
        Refusal.of(staged.load()).withoutAnswer().withCode("aws-unreachable").about(AnnouncedStandIns.NOWHERE)
                .saying("DynamoDB", "Connection refused").advising("endpoint");
        Refusal.of(source.validate()).withoutAnswer().withCode("aws-unreachable").about(AnnouncedStandIns.NOWHERE);
        System.setProperty("aws.endpointUrlSts", AnnouncedStandIns.NOWHERE);
        Refusal.of(staged.load()).withoutAnswer().withCode("aws-unreachable").saying("STS");
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1:8000", "http://", "not a url" })
    void should_say_that_an_endpoint_is_no_url(String endpoint) {
        System.setProperty("aws.endpointUrlDynamoDb", endpoint);
        Refusal.of(staged.load()).withoutAnswer().withCode("endpoint-invalid").about(endpoint)
                .advising("AWS_ENDPOINT_URL");
    }
}
