package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.ProblemException;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.sandbox.Front;
import org.aeneas.sandbox.Traffic;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(StandIns.Extension.class)
class FaultTest {

    @ParameterizedTest
    @CsvSource({ "THROTTLE, ProvisionedThroughputExceededException, 400", "SERVER_ERROR, InternalServerError, 500",
            "EXPIRED_CREDENTIALS, ExpiredTokenException, 400", "ACCESS_DENIED, AccessDeniedException, 400" })
    void should_refuse_as_dynamodb_does(Kind kind, String code, int status, StandIns standIns) throws IOException {
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "ListTables", kind));
        Answer answer = DynamoDbTables.of(standIns).call("ListTables", "{}");
        assertEquals(code, answer.code());
        assertEquals(status, answer.status());
    }

    @ParameterizedTest
    @CsvSource({ "THROTTLE, SlowDown, 503", "SERVER_ERROR, InternalError, 500",
            "EXPIRED_CREDENTIALS, ExpiredToken, 400", "ACCESS_DENIED, AccessDenied, 403" })
    void should_refuse_as_s3_does(Kind kind, String code, int status, StandIns standIns) throws IOException {
        standIns.traffic().inject(Fault.always(Service.S3, "ListBuckets", kind));
        Answer answer = new SignedClient(standIns.keys()).s3("GET", standIns.endpoint(Service.S3), "/", "",
                Map.of());
        assertEquals(code, answer.code());
        assertEquals(status, answer.status());
    }

    @Test
    void should_leave_a_share_of_a_batch_unprocessed(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        standIns.traffic()
                .inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.UNPROCESSED).withShare(0.4).times(1));
        Answer answer = tables.write(table, 0, 25);
        assertEquals(10, answer.json().at("/UnprocessedItems/" + table).size());
        assertEquals("key15",
                answer.json().at("/UnprocessedItems/" + table + "/0/PutRequest/Item/pk/S").asText());
        assertEquals(15, tables.items(table));
        assertEquals(0, tables.write(table, 15, 10).json().path("UnprocessedItems").size());
        assertEquals(25, tables.items(table));
    }

    @Test
    void should_leave_a_whole_batch_unprocessed(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        standIns.traffic()
                .inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.UNPROCESSED).withShare(1).times(1));
        assertEquals(25, tables.write(table, 0, 25).json().at("/UnprocessedItems/" + table).size());
        assertEquals(0, tables.items(table));
    }

    @Test
    void should_leave_keys_of_a_read_unprocessed(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        tables.write(table, 0, 4);
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchGetItem", Kind.UNPROCESSED).withShare(0.5));
        String keys = IntStream.range(0, 4).mapToObj(i -> "{\"pk\":{\"S\":\"key" + i + "\"}}")
                .collect(Collectors.joining(","));
        Answer answer = tables.call("BatchGetItem",
                "{\"RequestItems\":{\"" + table + "\":{\"ConsistentRead\":true,\"Keys\":[" + keys + "]}}}");
        assertEquals(2, answer.json().at("/Responses/" + table).size());
        assertEquals(2, answer.json().at("/UnprocessedKeys/" + table + "/Keys").size());
        assertTrue(answer.json().at("/UnprocessedKeys/" + table + "/ConsistentRead").asBoolean());
    }

    @Test
    void should_reset_the_connection_before_anything_is_done(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.RESET));
        assertThrows(IOException.class, () -> tables.write(table, 0, 5));
        assertEquals(0, tables.items(table));
    }

    @Test
    void should_reset_the_connection_after_the_call_is_done(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.RESET_AFTER));
        assertThrows(IOException.class, () -> tables.write(table, 0, 5));
        assertEquals(5, tables.items(table));
    }

    @Test
    void should_break_off_an_answer_after_the_call_is_done(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.CUT_OFF).times(1));
        assertThrows(IOException.class, () -> tables.write(table, 0, 5));
        assertEquals(5, tables.items(table));
    }

    @Test
    void should_delay_a_call(StandIns standIns) throws IOException {
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "ListTables", Kind.DELAY).withDelay(400));
        long begin = System.nanoTime();
        assertEquals(200, DynamoDbTables.of(standIns).call("ListTables", "{}").status());
        assertTrue(System.nanoTime() - begin >= 400_000_000L);
    }

    @Test
    void should_happen_to_the_ordered_calls_only(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "ListTables", Kind.THROTTLE).after(1).times(2));
        String seen = "";
        for (int i = 0; i < 5; i++) {
            seen += tables.call("ListTables", "{}").status() + " ";
        }
        assertEquals("200 400 400 200 200 ", seen);
    }

    @Test
    void should_meet_the_same_calls_with_the_same_seed(StandIns standIns) throws IOException {
        String first = pattern(standIns, 7);
        assertEquals(first, pattern(standIns, 7));
        assertTrue(first.contains("200") && first.contains("500"), first);
    }

    private static String pattern(StandIns standIns, long seed) throws IOException {
        standIns.traffic().clear();
        standIns.traffic()
                .inject(Fault.always(Service.DYNAMODB, "ListTables", Kind.SERVER_ERROR).withProbability(0.5, seed));
        String seen = "";
        for (int i = 0; i < 20; i++) {
            seen += DynamoDbTables.of(standIns).call("ListTables", "{}").status() + " ";
        }
        return seen;
    }

    @Test
    void should_take_orders_from_other_processes(StandIns standIns) throws IOException {
        Traffic remote = Front.traffic(standIns.control());
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        long before = remote.requests(Service.DYNAMODB, "ListTables");
        long injected = remote.injected();
        remote.inject(Fault.always(Service.DYNAMODB, "ListTables", Kind.THROTTLE));
        assertEquals(400, tables.call("ListTables", "{}").status());
        remote.clear();
        assertEquals(200, tables.call("ListTables", "{}").status());
        assertEquals(2, remote.requests(Service.DYNAMODB, "ListTables") - before);
        assertEquals(1, remote.injected() - injected);
        assertTrue(remote.requests(Service.DYNAMODB, "*") >= remote.requests(Service.DYNAMODB, "ListTables"));
    }

    @Test
    void should_say_that_a_front_is_gone() {
        Traffic gone = Front.traffic(java.net.URI.create("http://127.0.0.1:9"));
        ProblemException refused = assertThrows(ProblemException.class, gone::clear);
        assertEquals("sandbox-unreachable", refused.problem().code());
    }
}
