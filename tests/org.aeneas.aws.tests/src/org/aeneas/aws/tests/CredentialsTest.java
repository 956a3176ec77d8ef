package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.SessionKeys;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StandIns.Extension.class)
class CredentialsTest {
    private final Aws aws = Services.aws();

    /** With its session comes the bucket that these tests look for. */
    @BeforeEach
    void prepare(StandIns standIns) {
        standIns.session();
    }

    @Test
    void should_say_who_we_are(StandIns standIns) {
        assertTrue(standIns.session().callerArn().startsWith("arn:aws:iam::"), standIns.session().callerArn());
    }

    @Test
    void should_say_that_the_secret_key_is_wrong_and_not_show_it(StandIns standIns) {
        String secret = "topSecretTopSecretTopSecret";
        Credentials wrong = new Credentials.Keys(standIns.keys().accessKey(), secret.toCharArray(), Optional.empty());
        try (AwsSession session = aws.connect(standIns.profile(wrong))) {
            Problem problem = Problems.of("aws-credentials-wrong",
                    () -> session.objects().checkBucket(StandIns.BUCKET));
            assertEquals("The secret key does not belong to the access key.", problem.what());
            assertEquals("tests", problem.object());
            Problems.of("aws-credentials-wrong", () -> session.tables().list());
            Problems.of("aws-credentials-wrong", session::callerArn);
            StringWriter everything = new StringWriter();
            try {
                session.tables().list();
            } catch (ProblemException e) {
                e.printStackTrace(new PrintWriter(everything));
            }
            assertFalse(everything.toString().contains(secret));
            assertFalse(wrong.toString().contains(secret));
        }
    }

    @Test
    void should_say_that_the_access_key_is_unknown(StandIns standIns) {
        Credentials unknown = new Credentials.Keys("AKIAUNKNOWNUNKNOWN00", "x".toCharArray(), Optional.empty());
        try (AwsSession session = aws.connect(standIns.profile(unknown))) {
            Problem problem = Problems.of("aws-credentials-wrong",
                    () -> session.objects().checkBucket(StandIns.BUCKET));
            assertEquals("AWS does not know this access key.", problem.what());
            Problems.of("aws-credentials-wrong", () -> session.tables().list());
            Problems.of("aws-credentials-wrong", session::callerArn);
        }
    }

    @Test
    void should_say_that_the_session_has_expired(StandIns standIns) {
        for (Service service : new Service[] {Service.S3, Service.DYNAMODB, Service.STS}) {
            standIns.traffic().inject(Fault.always(service, "*", Kind.EXPIRED_CREDENTIALS));
        }
        AwsSession session = standIns.session();
        Problems.of("aws-session-expired", () -> session.objects().checkBucket(StandIns.BUCKET));
        Problems.of("aws-session-expired", () -> session.tables().list());
        Problems.of("aws-session-expired", session::callerArn);
    }

    @Test
    void should_name_the_action_that_is_not_allowed(StandIns standIns) {
        standIns.traffic().inject(Fault.always(Service.S3, "*", Kind.ACCESS_DENIED));
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "*", Kind.ACCESS_DENIED));
        Problem bucket = Problems.of("aws-access-denied",
                () -> standIns.session().objects().checkBucket(StandIns.BUCKET));
        assertEquals(StandIns.BUCKET, bucket.object());
        assertTrue(bucket.remedy().contains("s3:ListBucket"), bucket.remedy());
        Problem table = Problems.of("aws-access-denied", () -> standIns.session().tables().describe("shop"));
        assertEquals("shop", table.object());
        assertTrue(table.remedy().contains("dynamodb:DescribeTable"), table.remedy());
    }

    @Test
    void should_say_soon_that_an_endpoint_does_not_answer(StandIns standIns) {
        URI nobody = URI.create("http://127.0.0.1:9");
        long start = System.nanoTime();
        try (AwsSession session = aws.connect(standIns.profileWith(Map.of(Service.DYNAMODB, nobody)))) {
            assertEquals(nobody.toString(), Problems.of("aws-unreachable", () -> session.tables().list()).object());
        }
        try (AwsSession session = aws.connect(standIns.profileWith(Map.of(Service.S3, nobody)))) {
            assertEquals(nobody.toString(), Problems.of("aws-unreachable",
                    () -> session.objects().checkBucket(StandIns.BUCKET)).object());
        }
        assertTrue(System.nanoTime() - start < 60e9, "no user waits a minute to learn of a wrong port");
    }

    @Test
    void should_say_that_a_region_does_not_exist() {
        Credentials keys = new Credentials.Keys("AKIA", "x".toCharArray(), Optional.empty());
        Problems.of("aws-region-wrong",
                () -> aws.connect(new ServiceProfile("tests", keys, "Europe (Ireland)", Map.of())));
        URI unknown = URI.create("http://dynamodb.eu-moon-1.invalid");
        try (AwsSession session = aws.connect(
                new ServiceProfile("tests", keys, "eu-moon-1", Map.of(Service.DYNAMODB, unknown)))) {
            Problem problem = Problems.of("aws-host-unknown", () -> session.tables().list());
            assertEquals("dynamodb.eu-moon-1.invalid", problem.object());
        }
    }

    @Test
    void should_use_a_profile_of_the_machine(StandIns standIns, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), """
                [migration]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                [empty]
                output = json
                """.formatted(standIns.keys().accessKey(), standIns.keys().secretKey()));
        withProperty("aws.sharedCredentialsFile", file.toString(), () -> {
            try (AwsSession session = aws.connect(standIns.profile(new Credentials.Profile("migration")))) {
                session.objects().checkBucket(StandIns.BUCKET);
            }
            Problem missing = Problems.of("aws-profile-missing",
                    () -> aws.connect(standIns.profile(new Credentials.Profile("nobody"))));
            assertEquals("nobody", missing.object());
            try (AwsSession session = aws.connect(standIns.profile(new Credentials.Profile("empty")))) {
                Problem none = Problems.of("aws-no-credentials", () -> session.objects().checkBucket(StandIns.BUCKET));
                assertTrue(none.remedy().contains("AWS_ACCESS_KEY_ID"), none.remedy());
            }
        });
    }

    @Test
    void should_say_what_whoever_chose_the_credentials_can_do_about_them(StandIns standIns, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), "[empty]\noutput = json\n");
        ServiceProfile usual = standIns.profile(new Credentials.Profile("empty"));
        ServiceProfile ofProgram = new ServiceProfile("the program's", usual.credentials(), "Ask its operator.",
                usual.region(), usual.endpoints());
        withProperty("aws.sharedCredentialsFile", file.toString(), () -> {
            try (AwsSession session = aws.connect(ofProgram)) {
                Problem none = Problems.of("aws-no-credentials", () -> session.tables().list());
                assertEquals("Ask its operator.", none.remedy());
            }
        });
    }

    @Test
    void should_prefer_the_role_of_the_instance_to_keys_of_the_environment(StandIns standIns) throws IOException {
        try (InstanceMetadata instance = new InstanceMetadata(standIns.keys())) {
            withKeys("AKIAWRONG", "wrong", () -> withProperty("aws.ec2MetadataServiceEndpoint",
                    instance.endpoint().toString(), () -> {
                        checkBucket(standIns, new Credentials.Instance());
                        Problems.of("aws-credentials-wrong",
                                () -> checkBucket(standIns, new Credentials.Machine()));
                    }));
        }
    }

    @Test
    void should_take_keys_of_the_environment_where_there_is_no_instance(StandIns standIns) {
        withKeys(standIns.keys().accessKey(), standIns.keys().secretKey(), () -> withProperty(
                "aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:9",
                () -> checkBucket(standIns, new Credentials.Instance())));
    }

    private void checkBucket(StandIns standIns, Credentials credentials) {
        try (AwsSession session = aws.connect(standIns.profile(credentials))) {
            session.objects().checkBucket(StandIns.BUCKET);
        }
    }

    /** System properties stand before environment variables, but nowhere else apart from them. */
    private static void withKeys(String accessKey, String secretKey, Runnable work) {
        withProperty("aws.accessKeyId", accessKey, () -> withProperty("aws.secretAccessKey", secretKey, work));
    }

    @Test
    void should_name_the_regions_in_which_tables_can_be() {
        List<String> regions = aws.regions();
        assertTrue(regions.containsAll(List.of("eu-west-1", "us-east-1", "ap-southeast-2")), regions.toString());
        assertTrue(regions.stream().noneMatch(region -> region.contains("global")), regions.toString());
    }

    @Test
    void should_know_the_region_of_a_profile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
                [default]
                region = eu-central-1
                [profile migration]
                region = eu-north-1
                [profile nowhere]
                output = json
                """);
        withProperty("aws.configFile", file.toString(), () -> {
            assertEquals(Optional.of("eu-north-1"), aws.configuredRegion(new Credentials.Profile("migration")));
            assertEquals(Optional.empty(), aws.configuredRegion(new Credentials.Profile("nowhere")));
            assertEquals(Optional.empty(),
                    aws.configuredRegion(new Credentials.Keys("AKIA", "x".toCharArray(), Optional.empty())));
            withProperty("aws.profile", "default",
                    () -> assertEquals(Optional.of("eu-central-1"), aws.configuredRegion(new Credentials.Machine())));
            Problems.of("aws-profile-missing", () -> aws.configuredRegion(new Credentials.Profile("nobody")));
            assertEquals(List.of("default", "migration", "nowhere"), aws.configuredProfiles());
        });
    }

    @Test
    void should_ask_to_sign_in_where_the_profile_is_one_of_iam_identity_center(StandIns standIns, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
                [profile people]
                sso_session = company
                sso_account_id = 123456789012
                sso_role_name = Admin
                [sso-session company]
                sso_start_url = https://company.invalid/start
                sso_region = eu-west-1
                """);
        withProperty("aws.configFile", file.toString(), () -> {
            try (AwsSession session = aws.connect(standIns.profile(new Credentials.Profile("people")))) {
                Problem problem = Problems.of("aws-session-expired", () -> session.tables().list());
                assertTrue(problem.remedy().contains("aws sso login"), problem.remedy());
            }
        });
    }

    @Test
    void should_hand_out_the_keys_of_a_profile_and_until_when_they_are_good(@TempDir Path folder) throws IOException {
        Path answer = Files.writeString(folder.resolve("answer.json"), """
                {"Version": 1, "AccessKeyId": "ASIATROY", "SecretAccessKey": "horse", "SessionToken": "wood",
                 "Expiration": "2099-01-02T03:04:05Z"}
                """);
        Path file = Files.writeString(folder.resolve("config"), """
                [profile asked]
                credential_process = cat %s
                [profile empty]
                output = json
                """.formatted(answer));
        withProperty("aws.configFile", file.toString(), () -> {
            SessionKeys keys = aws.keys(new Credentials.Profile("asked"));
            assertEquals("ASIATROY horse Optional[wood]", keys.keys().accessKey() + " "
                    + new String(keys.keys().secretKey()) + " " + keys.keys().sessionToken());
            assertEquals(Optional.of(Instant.parse("2099-01-02T03:04:05Z")), keys.expiresAt());
            Problems.of("aws-profile-missing", () -> aws.keys(new Credentials.Profile("nobody")));
            assertEquals("empty", Problems.of("aws-no-credentials",
                    () -> aws.keys(new Credentials.Profile("empty"))).object());
        });
        Credentials.Keys lasting = new Credentials.Keys("AKIATROY", "horse".toCharArray(), Optional.empty());
        assertEquals(Optional.empty(), aws.keys(lasting).expiresAt());
        assertEquals("AKIATROY", aws.keys(lasting).keys().accessKey());
    }

    private static void withProperty(String name, String value, Runnable work) {
        String before = System.getProperty(name);
        System.setProperty(name, value);
        try {
            work.run();
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }
}
