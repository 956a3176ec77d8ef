package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StandIns.Extension.class)
class ProbeTest {

    @ParameterizedTest
    @CsvSource({"S3, ListBuckets, s3", "DYNAMODB, ListTables, dynamodb", "IAM, ListRoles, iam",
        "STS, GetCallerIdentity, sts"})
    void should_pass_a_service_until_it_refuses_the_action(Service service, String operation, String prefix,
            StandIns standIns) {
        AwsSession session = standIns.session();
        session.probe(service);
        standIns.traffic().inject(Fault.always(service, "*", Kind.ACCESS_DENIED));
        Problem problem = Problems.of("aws-access-denied", () -> session.probe(service));
        assertTrue(problem.remedy().contains(prefix + ":" + operation), problem.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ReplicationInstances\":[]}",
        "{\"ReplicationInstances\":[{\"ReplicationInstanceIdentifier\":\"one\"}]}"})
    void should_pass_dms_with_and_without_replication_instances(String answer, StandIns standIns) throws IOException {
        try (CannedServer dms = CannedServer.dms(200, answer); AwsSession session = session(standIns, dms)) {
            session.probe(Service.DMS);
        }
    }

    @Test
    void should_pass_dms_where_it_calls_an_empty_list_not_found(StandIns standIns) throws IOException {
        try (CannedServer dms = CannedServer.dms(400, "{\"__type\":\"ResourceNotFoundFault\",\"message\":\"none\"}");
                AwsSession session = session(standIns, dms)) {
            session.probe(Service.DMS);
        }
    }

    @ParameterizedTest
    @CsvSource({"AccessDeniedFault, aws-access-denied", "AccessDeniedException, aws-access-denied",
        "UnrecognizedClientException, aws-credentials-wrong", "ExpiredTokenException, aws-session-expired"})
    void should_say_why_dms_refuses(String code, String expected, StandIns standIns) throws IOException {
        String refusal = "{\"__type\":\"" + code + "\",\"message\":\"no\"}";
        try (CannedServer dms = CannedServer.dms(400, refusal); AwsSession session = session(standIns, dms)) {
            Problem problem = Problems.of(expected, () -> session.probe(Service.DMS));
            assertEquals(expected.equals("aws-access-denied"),
                    problem.remedy().contains("dms:DescribeReplicationInstances"), problem.remedy());
        }
    }

    private static AwsSession session(StandIns standIns, CannedServer dms) {
        return Services.aws().connect(standIns.profileWith(Map.of(Service.DMS, dms.endpoint())));
    }
}
