package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxKeys;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class DynamoDbFrontTest {

    private static String ttl(String table, boolean enabled, String attribute) {
        return "{\"TableName\":\"" + table + "\",\"TimeToLiveSpecification\":{\"Enabled\":" + enabled
                + ",\"AttributeName\":\"" + attribute + "\"}}";
    }

    private static String named(String table) {
        return "{\"TableName\":\"" + table + "\"}";
    }

    @Test
    void should_keep_items(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        assertEquals(200, tables.write(table, 0, 25).status());
        assertEquals(25, tables.items(table));
    }

    @Test
    void should_remember_the_time_to_live(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        assertEquals("DISABLED", tables.call("DescribeTimeToLive", named(table)).json()
                .at("/TimeToLiveDescription/TimeToLiveStatus").asText());
        assertEquals(200, tables.call("UpdateTimeToLive", ttl(table, true, "ttl")).status());
        Answer described = tables.call("DescribeTimeToLive", named(table));
        assertEquals("ENABLED", described.json().at("/TimeToLiveDescription/TimeToLiveStatus").asText());
        assertEquals("ttl", described.json().at("/TimeToLiveDescription/AttributeName").asText());
    }

    @Test
    void should_refuse_a_time_to_live_that_is_there_already(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active("");
        assertEquals("ValidationException", tables.call("UpdateTimeToLive", ttl(table, false, "ttl")).code());
        tables.call("UpdateTimeToLive", ttl(table, true, "ttl"));
        assertEquals("ValidationException", tables.call("UpdateTimeToLive", ttl(table, true, "ttl")).code());
        assertEquals("ValidationException", tables.call("UpdateTimeToLive", ttl(table, false, "other")).code());
        assertEquals(200, tables.call("UpdateTimeToLive", ttl(table, false, "ttl")).status());
    }

    @Test
    void should_refuse_a_time_to_live_while_the_table_is_created(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        Answer answer = tables.call("UpdateTimeToLive", ttl(tables.creating(""), true, "ttl"));
        assertEquals("ResourceInUseException", answer.code());
    }

    @Test
    void should_refuse_a_time_to_live_of_a_missing_table(StandIns standIns) throws IOException {
        Answer answer = DynamoDbTables.of(standIns).call("UpdateTimeToLive", ttl("missing", true, "ttl"));
        assertEquals("ResourceNotFoundException", answer.code());
    }

    @Test
    void should_remember_the_tags_of_a_new_table(StandIns standIns) throws IOException {
        DynamoDbTables tables = DynamoDbTables.of(standIns);
        String table = tables.active(",\"Tags\":[{\"Key\":\"project\",\"Value\":\"aeneas\"}]");
        String arn = tables.arn(table);
        tables.call("TagResource", "{\"ResourceArn\":\"" + arn + "\",\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},"
                + "{\"Key\":\"b\",\"Value\":\"2\"}]}");
        tables.call("UntagResource", "{\"ResourceArn\":\"" + arn + "\",\"TagKeys\":[\"a\"]}");
        String listed = tables.call("ListTagsOfResource", "{\"ResourceArn\":\"" + arn + "\"}").json().at("/Tags")
                .toString();
        assertEquals("[{\"Key\":\"b\",\"Value\":\"2\"},{\"Key\":\"project\",\"Value\":\"aeneas\"}]", listed);
    }

    @Test
    void should_refuse_an_unknown_access_key(StandIns standIns) throws IOException {
        SignedClient stranger = new SignedClient(SandboxKeys.random());
        Answer answer = stranger.dynamoDb(standIns.endpoint(Service.DYNAMODB), "ListTables", "{}");
        assertEquals("UnrecognizedClientException", answer.code());
        assertEquals(400, answer.status());
    }

    @Test
    void should_refuse_a_wrong_secret_key(StandIns standIns) throws IOException {
        SignedClient liar = new SignedClient(new SandboxKeys(standIns.keys().accessKey(), "wrong"));
        Answer answer = liar.dynamoDb(standIns.endpoint(Service.DYNAMODB), "ListTables", "{}");
        assertEquals("InvalidSignatureException", answer.code());
    }

    @Test
    void should_refuse_a_body_that_was_not_signed(StandIns standIns) throws IOException {
        Answer answer = new SignedClient(standIns.keys()).send("dynamodb", "POST",
                standIns.endpoint(Service.DYNAMODB).resolve("/"), "{\"Limit\":2}", SignedClient.sha256("{}".getBytes()),
                Map.of("x-amz-target", "DynamoDB_20120810.ListTables"));
        assertEquals("InvalidSignatureException", answer.code());
    }

    @Test
    void should_refuse_a_call_without_a_signature(StandIns standIns) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(standIns.endpoint(Service.DYNAMODB).resolve("/"))
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        String body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertTrue(body.contains("MissingAuthenticationTokenException"), body);
    }
}
