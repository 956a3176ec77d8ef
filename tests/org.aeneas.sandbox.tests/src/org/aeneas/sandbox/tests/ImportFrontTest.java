package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Imports from S3 on the wire, and what a table does while it is imported. */
@ExtendWith(StandIns.Extension.class)
class ImportFrontTest {
    private static final String BUCKET = "import-sources";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private StandIns standIns;
    private DynamoDbTables tables;
    private String table;

    @BeforeEach
    void begin(StandIns started) throws IOException {
        standIns = started;
        tables = DynamoDbTables.of(started);
        table = "imported" + NAMES.incrementAndGet();
        new SignedClient(started.keys()).s3("PUT", started.endpoint(Service.S3), "/" + BUCKET, "", Map.of());
    }

    @Test
    void should_hide_the_table_then_show_it_as_being_created_then_open_it() throws Exception {
        put("a/1.json", "{\"Item\":{\"pk\":{\"S\":\"x\"}}}\n{\"Item\":{\"pk\":{\"S\":\"y\"}}}\n");
        Answer begun = start("a/", "token-a");
        assertEquals("IN_PROGRESS", begun.json().at("/ImportTableDescription/ImportStatus").asText());
        assertEquals("ResourceNotFoundException", tables.call("DescribeTable", named()).code());
        List<String> seen = new ArrayList<>();
        String arn = arn(begun);
        while (describe(arn).path("ImportStatus").asText().equals("IN_PROGRESS")) {
            String status = tables.call("DescribeTable", named()).json().at("/Table/TableStatus").asText();
            if (status.equals("CREATING") && seen.isEmpty()) {
                seen.add(tables.call("DeleteTable", named()).code());
                seen.add(tables.write(table, 0, 1).code());
            }
            Thread.sleep(50);
        }
        assertEquals(List.of("ResourceInUseException", "ResourceNotFoundException"), seen);
        assertEquals("COMPLETED", describe(arn).path("ImportStatus").asText());
        assertEquals(2, tables.items(table));
        assertEquals(200, tables.write(table, 0, 1).status());
    }

    @Test
    void should_take_every_object_whose_key_begins_with_the_prefix() throws Exception {
        put("b/1.json", "{\"Item\":{\"pk\":{\"S\":\"x\"}}}");
        put("b/2 ä&.json", "{\"Item\":{\"pk\":{\"S\":\"y\"}}}");
        put("b.bak", "no JSON");
        JsonNode ended = await(arn(start("b", "token-b")));
        assertEquals("FAILED", ended.path("ImportStatus").asText());
        assertEquals("ItemValidationError", ended.path("FailureCode").asText());
        assertEquals("3 2 1", ended.path("ProcessedItemCount").asText() + " " + ended.path("ImportedItemCount").asText()
                + " " + ended.path("ErrorCount").asText());
        assertEquals(2, tables.items(table));
    }

    @Test
    void should_list_imports_newest_first_and_in_pages() throws Exception {
        put("c/1.json", "{\"Item\":{\"pk\":{\"S\":\"x\"}}}");
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            begun.add(0, arn(start("c/", "token-c" + i)));
            table = "imported" + NAMES.incrementAndGet();
        }
        JsonNode first = tables.call("ListImports", "{\"PageSize\":2}").json();
        JsonNode second = tables.call("ListImports", "{\"PageSize\":2,\"NextToken\":\""
                + first.path("NextToken").asText() + "\"}").json();
        List<String> listed = new ArrayList<>(first.findValuesAsText("ImportArn"));
        listed.addAll(second.findValuesAsText("ImportArn"));
        assertEquals(begun, listed.subList(0, 3));
        for (String arn : begun) {
            await(arn);
        }
    }

    @Test
    void should_refuse_what_dynamodb_refuses_at_once() throws IOException {
        assertEquals("ValidationException", tables.call("ImportTable", "{}").code());
        assertEquals("ValidationException", tables.call("ImportTable",
                request("a/", "t").replace("\"NONE\"", "\"BZIP2\"")).code());
        assertEquals("ValidationException", tables.call("ImportTable",
                request("a/", "t").replace("\"BillingMode\":\"PAY_PER_REQUEST\",", "")).code());
        assertEquals("ValidationException", tables.call("DescribeImport", "{\"ImportArn\":\"arn:aws:dynamodb:eu-west-1:"
                + "000000000000:table/" + table + "\"}").code());
        table = tables.active("");
        assertEquals("ResourceInUseException", start("a/", "t").code());
    }

    private Answer start(String prefix, String token) throws IOException {
        return tables.call("ImportTable", request(prefix, token));
    }

    private String request(String prefix, String token) {
        return "{\"ClientToken\":\"" + token + "\",\"S3BucketSource\":{\"S3Bucket\":\"" + BUCKET
                + "\",\"S3KeyPrefix\":\"" + prefix + "\"},\"InputFormat\":\"DYNAMODB_JSON\",\"InputCompressionType\":"
                + "\"NONE\",\"TableCreationParameters\":{\"TableName\":\"" + table + "\","
                + "\"BillingMode\":\"PAY_PER_REQUEST\",\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}],"
                + "\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"}]}}";
    }

    private void put(String key, String content) throws IOException {
        String path = "/" + BUCKET + "/" + key.replace(" ", "%20").replace("ä", "%C3%A4").replace("&", "%26");
        SignedClient client = new SignedClient(standIns.keys());
        assertEquals(200, client.s3("PUT", standIns.endpoint(Service.S3), path, content, Map.of()).status());
    }

    private static String arn(Answer begun) {
        return begun.json().at("/ImportTableDescription/ImportArn").asText();
    }

    private JsonNode describe(String arn) throws IOException {
        return tables.call("DescribeImport", "{\"ImportArn\":\"" + arn + "\"}").json().get("ImportTableDescription");
    }

    private JsonNode await(String arn) throws Exception {
        while (describe(arn).path("ImportStatus").asText().equals("IN_PROGRESS")) {
            Thread.sleep(50);
        }
        return describe(arn);
    }

    private String named() {
        return "{\"TableName\":\"" + table + "\"}";
    }
}
