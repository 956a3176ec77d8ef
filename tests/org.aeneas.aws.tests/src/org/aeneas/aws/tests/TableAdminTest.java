package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.TableAdmin.Index;
import org.aeneas.aws.TableAdmin.Key;
import org.aeneas.aws.TableAdmin.KeyType;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class TableAdminTest {
    private static final Key ID = new Key("id", KeyType.S);
    private static final Key TIME = new Key("time", KeyType.N);

    @Test
    void should_create_an_on_demand_table_with_ttl_and_tags_once_however_often_it_is_asked(StandIns standIns) {
        TableAdmin tables = standIns.session().tables();
        Definition orders = definition("orders", new Capacity.OnDemand(), List.of());
        tables.create(orders, Progress.NONE);
        long created = standIns.traffic().requests(Service.DYNAMODB, "CreateTable");
        long switched = standIns.traffic().requests(Service.DYNAMODB, "UpdateTimeToLive");
        tables.create(orders, Progress.NONE);

        assertEquals(created, standIns.traffic().requests(Service.DYNAMODB, "CreateTable"));
        assertEquals(switched, standIns.traffic().requests(Service.DYNAMODB, "UpdateTimeToLive"));
        TableAdmin.Description found = tables.describe("orders").orElseThrow();
        assertEquals("ACTIVE", found.status());
        assertEquals(ID, found.partitionKey());
        assertEquals(Optional.of(TIME), found.sortKey());
        assertTrue(tables.list().contains("orders"));
    }

    @Test
    void should_switch_ttl_on_for_a_table_that_was_there_without(StandIns standIns) {
        TableAdmin tables = standIns.session().tables();
        tables.create(new Definition("bare", ID, Optional.empty(), new Capacity.OnDemand(), List.of(),
                Optional.empty(), Map.of()), Progress.NONE);
        long switched = standIns.traffic().requests(Service.DYNAMODB, "UpdateTimeToLive");
        tables.create(new Definition("bare", ID, Optional.empty(), new Capacity.OnDemand(), List.of(),
                Optional.of("ttl"), Map.of()), Progress.NONE);
        assertEquals(1, standIns.traffic().requests(Service.DYNAMODB, "UpdateTimeToLive") - switched);
        Problem problem = Problems.of("ttl-attribute-differs", () -> tables.create(new Definition("bare", ID,
                Optional.empty(), new Capacity.OnDemand(), List.of(), Optional.of("expires"), Map.of()),
                Progress.NONE));
        assertEquals("bare", problem.object());
    }

    @Test
    void should_create_provisioned_capacity_and_indexes(StandIns standIns) throws Exception {
        Index byMail = new Index("by-mail", new Key("mail", KeyType.S), Optional.of(TIME), false, List.of("name"));
        Index byBlob = new Index("by-blob", new Key("blob", KeyType.B), Optional.empty(), true, List.of());
        Index keysOnly = new Index("keys-only", new Key("mail", KeyType.S), Optional.empty(), false, List.of());
        standIns.session().tables().create(definition("people", new Capacity.Provisioned(7, 9),
                List.of(byMail, byBlob, keysOnly)), Progress.NONE);
        assertEquals(List.of("by-blob", "by-mail", "keys-only"),
                standIns.session().tables().describe("people").orElseThrow().indexes().stream().sorted().toList());
        String description = describe(standIns, "people");
        assertTrue(description.contains("\"WriteCapacityUnits\":9"), description);
        assertTrue(description.contains("\"ProjectionType\":\"INCLUDE\""), description);
        assertTrue(description.contains("\"ProjectionType\":\"KEYS_ONLY\""), description);
        assertTrue(description.contains("\"ProjectionType\":\"ALL\""), description);
    }

    @Test
    void should_refuse_a_table_that_is_there_with_other_keys(AwsSession session) {
        session.tables().create(definition("taken", new Capacity.OnDemand(), List.of()), Progress.NONE);
        Problem problem = Problems.of("table-keys-differ", () -> session.tables().create(new Definition("taken",
                new Key("id", KeyType.N), Optional.empty(), new Capacity.OnDemand(), List.of(), Optional.empty(),
                Map.of()), Progress.NONE));
        assertEquals("taken", problem.object());
        assertTrue(problem.what().contains("id (S), time (N) instead of id (N)"), problem.what());
    }

    @Test
    void should_wait_until_a_table_is_gone(AwsSession session) {
        session.tables().create(definition("gone", new Capacity.OnDemand(), List.of()), Progress.NONE);
        session.tables().delete("gone", Progress.NONE);
        assertEquals(Optional.empty(), session.tables().describe("gone"));
        session.tables().delete("gone", Progress.NONE);
    }

    @Test
    void should_stop_waiting_when_cancelled_and_end_the_work_when_asked_again(StandIns standIns) {
        TableAdmin tables = standIns.session().tables();
        Definition slow = definition("slow", new Capacity.OnDemand(), List.of());
        assertThrows(CancelledException.class, () -> tables.create(slow, new CountingProgress().cancelledFrom(0)));
        tables.create(slow, Progress.NONE);
        assertEquals("ACTIVE", tables.describe("slow").orElseThrow().status());
    }

    @Test
    void should_go_on_when_the_control_plane_is_busy(StandIns standIns) {
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "DescribeTable", Kind.THROTTLE).times(2));
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "CreateTable", Kind.RESET_AFTER).times(1));
        standIns.session().tables().create(definition("busy", new Capacity.OnDemand(), List.of()), Progress.NONE);
        assertEquals("ACTIVE", standIns.session().tables().describe("busy").orElseThrow().status());
    }

    @Test
    void should_repeat_what_dynamodb_says_of_a_definition_that_it_refuses(AwsSession session) {
        Problem problem = Problems.of("aws-request-refused", () -> session.tables().create(
                definition("x", new Capacity.OnDemand(), List.of()), Progress.NONE));
        assertEquals("x", problem.object());
        assertTrue(problem.what().contains("3"), problem.what());
    }

    private static Definition definition(String name, Capacity capacity, List<Index> indexes) {
        return new Definition(name, ID, Optional.of(TIME), capacity, indexes, Optional.of("ttl"),
                Map.of("project", "aeneas"));
    }

    private static String describe(StandIns standIns, String table) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(standIns.dynalite())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810.DescribeTable").header("X-Amz-Date", "20260101T000000Z")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request, "
                        + "SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("{\"TableName\":\"" + table + "\"}")).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
