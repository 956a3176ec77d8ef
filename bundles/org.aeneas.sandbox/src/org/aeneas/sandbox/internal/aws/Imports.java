package org.aeneas.sandbox.internal.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The imports of a DynamoDB, as it answers for them: the API Reference's ImportTable, DescribeImport, ListImports, and
 * the Developer Guide's "Import format quotas and validation". For many threads.
 */
final class Imports {
    private static final int DEFAULT_PAGE = 10;
    private static final int LARGEST_PAGE = 25;
    private static final int TOKEN_LENGTH = 112;

    private final List<ImportJob> jobs = new CopyOnWriteArrayList<>();
    private final String region;

    Imports(String region) {
        this.region = region;
    }

    /** An answer that is no success. */
    record Refused(String code, String message) {
    }

    /** @return what is wrong with a request for an import, before its table is looked at */
    Optional<Refused> refused(ObjectNode request) {
        for (String member : List.of("/S3BucketSource/S3Bucket", "/InputFormat",
                "/TableCreationParameters/TableName")) {
            if (request.at(member).asText().isEmpty()) {
                String path = Character.toLowerCase(member.charAt(1)) + member.substring(2).replace('/', '.');
                return invalid("1 validation error detected: Value null at '" + path
                        + "' failed to satisfy constraint: Member must not be null");
            }
        }
        String compression = request.path("InputCompressionType").asText("NONE");
        if (!List.of("ZSTD", "NONE", "GZIP").contains(compression)) {
            return invalid("1 validation error detected: Value '" + compression + "' at 'inputCompressionType' failed "
                    + "to satisfy constraint: Member must satisfy enum value set: [ZSTD, NONE, GZIP]");
        }
        return request.path("InputFormat").asText().equals("DYNAMODB_JSON") ? Optional.empty()
                : invalid("The sandbox imports DYNAMODB_JSON only.");
    }

    private static Optional<Refused> invalid(String message) {
        return Optional.of(new Refused("ValidationException", message));
    }

    Optional<ImportJob> withToken(String token) {
        return token.isEmpty() ? Optional.empty() : jobs.stream().filter(job -> job.token().equals(token)).findFirst();
    }

    /** The import that is filling the table just now. */
    Optional<ImportJob> running(String table) {
        return jobs.stream().filter(job -> job.table().equals(table) && job.running()).findFirst();
    }

    boolean anyRunning() {
        return jobs.stream().anyMatch(ImportJob::running);
    }

    ImportJob begin(ObjectNode request, ObjectNode created) {
        if (!request.has("ClientToken")) {
            request.put("ClientToken", UUID.randomUUID().toString());
        }
        String id = String.format(Locale.ROOT, "%014d-%s", System.currentTimeMillis(),
                UUID.randomUUID().toString().substring(0, 8));
        ImportJob job = new ImportJob(id, region, request, created);
        jobs.add(0, job);
        return job;
    }

    Optional<ImportJob> find(String arn) {
        return jobs.stream().filter(job -> job.arn().equals(arn)).findFirst();
    }

    /** Newest first, a page at a time. */
    ObjectNode list(JsonNode request) {
        String tableArn = request.path("TableArn").asText();
        List<ImportJob> listed = new ArrayList<>(jobs);
        listed.removeIf(job -> !tableArn.isEmpty() && !job.tableArn().equals(tableArn));
        String token = request.path("NextToken").asText();
        int from = token.isEmpty() ? 0 : Integer.parseInt(token, 16);
        int to = Math.min(listed.size(), from + Math.min(LARGEST_PAGE, request.path("PageSize").asInt(DEFAULT_PAGE)));
        ObjectNode answer = DynamoDbFront.JSON.createObjectNode();
        ArrayNode summaries = answer.putArray("ImportSummaryList");
        listed.subList(Math.min(from, to), to).forEach(job -> summaries.add(job.summary()));
        if (to < listed.size()) {
            answer.put("NextToken", String.format(Locale.ROOT, "%0" + TOKEN_LENGTH + "x", to));
        }
        return answer;
    }
}
