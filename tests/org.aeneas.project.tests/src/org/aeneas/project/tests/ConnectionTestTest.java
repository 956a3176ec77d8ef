package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.aeneas.aws.Aws;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.ConnectionTest;
import org.aeneas.project.settings.ConnectionTest.Result;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.sun.net.httpserver.HttpServer;

/** A profile is tested as its dialog does it, against the stand-ins; DMS, which has none, answers that it has nothing. */
@ExtendWith(StandIns.Extension.class)
class ConnectionTestTest {
    private final Aws aws = Services.aws();
    private HttpServer dms;
    private StandIns standIns;

    @BeforeEach
    void start(StandIns shared) throws IOException {
        standIns = shared;
        standIns.session();
        dms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        dms.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = "{\"ReplicationInstances\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        dms.start();
    }

    @AfterEach
    void stop() {
        dms.stop(0);
    }

    @Test
    void should_pass_every_service_in_order_and_tell_each_as_it_comes() {
        List<Result> arrived = new ArrayList<>();
        List<Result> results = ConnectionTest.run(aws, profile(Map.of()).connection(keys()),
                Optional.of(StandIns.BUCKET), Progress.NONE, arrived::add);
        assertEquals(ConnectionTest.SERVICES, results.stream().map(Result::service).toList());
        assertTrue(results.stream().allMatch(Result::passed), results.toString());
        assertEquals(5, arrived.size());
    }

    @Test
    void should_give_the_reason_for_each_service_that_does_not_pass() {
        standIns.traffic().inject(Fault.always(Service.IAM, "*", Kind.ACCESS_DENIED));
        standIns.traffic().inject(Fault.always(Service.STS, "*", Kind.EXPIRED_CREDENTIALS));
        Map<Service, Problem> problems = problems(profile(Map.of(Service.DYNAMODB, URI.create("http://127.0.0.1:9"))),
                keys(), Optional.of("aeneas-no-such-bucket"));
        assertEquals(Map.of(Service.S3, "bucket-missing", Service.DYNAMODB, "aws-unreachable", Service.IAM,
                "aws-access-denied", Service.STS, "aws-session-expired"), codes(problems));
        assertTrue(problems.get(Service.IAM).remedy().contains("iam:ListRoles"), problems.toString());
    }

    @Test
    void should_say_that_keys_are_wrong_without_showing_them() {
        String secret = "notTheSecretKeyNotTheSecretKey";
        Map<Service, Problem> wrong = problems(profile(Map.of()), new Credentials.Keys(standIns.keys().accessKey(),
                secret.toCharArray(), Optional.empty()), Optional.of(StandIns.BUCKET));
        assertEquals(4, wrong.size(), "all but DMS, which does not look: " + wrong);
        wrong.values().forEach(p -> assertEquals("The secret key does not belong to the access key.", p.what()));
        assertTrue(!wrong.toString().contains(secret));
        Map<Service, Problem> unknown = problems(profile(Map.of()),
                new Credentials.Keys("AKIAUNKNOWNUNKNOWN00", "x".toCharArray(), Optional.empty()), Optional.empty());
        unknown.values().forEach(p -> assertEquals("AWS does not know this access key.", p.what()));
    }

    @Test
    void should_ask_nobody_with_a_region_that_cannot_be_one() {
        AwsServiceProfile profile = new AwsServiceProfile(UUID.randomUUID(), "p", Optional.empty(), "Ireland",
                Optional.empty(), Map.of());
        Problems.of("aws-region-wrong", () -> problems(profile, keys(), Optional.empty()));
    }

    @Test
    void should_break_off_a_call_that_nobody_answers_when_cancelled() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            List<Result> arrived = new ArrayList<>();
            long begun = System.nanoTime();
            assertThrows(CancelledException.class, () -> ConnectionTest.run(aws,
                    profile(Map.of(Service.DMS, endpoint)).connection(keys()), Optional.empty(),
                    cancelledAfter(arrived, 4), arrived::add));
            assertEquals(4, arrived.size());
            assertTrue(System.nanoTime() - begun < 20e9, "a call waits a minute for its answer");
        }
    }

    private static Progress cancelledAfter(List<Result> arrived, int services) {
        return new Progress() {
            @Override
            public void begin(String work, String unit, long total) {
                assertEquals(5, total);
            }

            @Override
            public void worked(long units) {
                assertEquals(1, units);
            }

            @Override
            public boolean cancelled() {
                return arrived.size() >= services;
            }
        };
    }

    private Map<Service, Problem> problems(AwsServiceProfile profile, Credentials credentials,
            Optional<String> bucket) {
        return ConnectionTest.run(aws, profile.connection(credentials), bucket, Progress.NONE, result -> { }).stream()
                .filter(result -> !result.passed())
                .collect(Collectors.toMap(Result::service, result -> result.problem().orElseThrow()));
    }

    private static Map<Service, String> codes(Map<Service, Problem> problems) {
        return problems.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().code()));
    }

    private Credentials keys() {
        return standIns.profile().credentials();
    }

    /** @param others in place of the stand-ins */
    private AwsServiceProfile profile(Map<Service, URI> others) {
        Map<Service, URI> endpoints = new EnumMap<>(standIns.profile().endpoints());
        endpoints.put(Service.DMS, URI.create("http://127.0.0.1:" + dms.getAddress().getPort()));
        endpoints.putAll(others);
        return new AwsServiceProfile(UUID.randomUUID(), "tests", Optional.empty(), StandIns.REGION, Optional.empty(),
                endpoints);
    }
}
