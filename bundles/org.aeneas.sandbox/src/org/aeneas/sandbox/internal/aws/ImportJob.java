package org.aeneas.sandbox.internal.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.SandboxEndpoints;

/** What DynamoDB knows of one import. For many threads. */
final class ImportJob {
    private static final String ITEM_ERRORS = "Some of the items failed validation checks and were not imported. "
            + "Please check CloudWatch error logs for more details.";

    private final String arn;
    private final String table;
    private final String region;
    private final ObjectNode request;
    private final String tableArn;
    private final String tableId;
    private final long started = System.currentTimeMillis();
    private String status = "IN_PROGRESS";
    private boolean visible;
    private long ended;
    private long bytes;
    private long processed;
    private long imported;
    private long errors;
    private String failureCode = "";
    private String failureMessage = "";

    /** @param created what CreateTable answered */
    ImportJob(String id, String region, ObjectNode request, ObjectNode created) {
        this.request = request;
        this.region = region;
        this.table = request.at("/TableCreationParameters/TableName").asText();
        this.tableArn = created.at("/TableDescription/TableArn").asText();
        this.tableId = created.at("/TableDescription/TableId").asText();
        this.arn = tableArn + "/import/" + id;
    }

    String arn() {
        return arn;
    }

    String table() {
        return table;
    }

    String tableArn() {
        return tableArn;
    }

    String errorStream() {
        return arn.substring(arn.lastIndexOf('/') + 1) + "/error";
    }

    String bucket() {
        return request.at("/S3BucketSource/S3Bucket").asText();
    }

    String prefix() {
        return request.at("/S3BucketSource/S3KeyPrefix").asText();
    }

    String compression() {
        return request.path("InputCompressionType").asText("NONE");
    }

    String token() {
        return request.path("ClientToken").asText();
    }

    synchronized boolean running() {
        return status.equals("IN_PROGRESS");
    }

    /** DynamoDB shows the table only some time after the import has begun. */
    synchronized boolean visible() {
        return visible;
    }

    synchronized void show() {
        visible = true;
    }

    synchronized void item(long size) {
        processed++;
        imported++;
        bytes += size;
    }

    synchronized void wrong(long size) {
        processed++;
        errors++;
        bytes += size;
    }

    synchronized void end() {
        if (errors > 0) {
            fail("ItemValidationError", ITEM_ERRORS);
        } else {
            status = "COMPLETED";
            ended = System.currentTimeMillis();
        }
    }

    synchronized void fail(String code, String message) {
        status = "FAILED";
        failureCode = code;
        failureMessage = message;
        ended = System.currentTimeMillis();
    }

    /** {@code ImportTableDescription}. What is not known yet is left out, as DynamoDB leaves it out. */
    synchronized ObjectNode description() {
        ObjectNode told = summary();
        told.put("TableId", tableId).put("ClientToken", token()).put("ErrorCount", errors)
                .put("InputCompressionType", compression());
        told.set("TableCreationParameters", request.get("TableCreationParameters"));
        if (request.has("InputFormatOptions")) {
            told.set("InputFormatOptions", request.get("InputFormatOptions"));
        }
        if (processed > 0 || ended > 0) {
            told.put("ProcessedSizeBytes", bytes);
        }
        told.put("ProcessedItemCount", processed).put("ImportedItemCount", imported);
        if (!failureCode.isEmpty()) {
            told.put("FailureCode", failureCode).put("FailureMessage", failureMessage);
        }
        return told;
    }

    /** {@code ImportSummary}. */
    synchronized ObjectNode summary() {
        ObjectNode told = DynamoDbFront.JSON.createObjectNode();
        told.put("ImportArn", arn).put("ImportStatus", status).put("TableArn", tableArn)
                .put("CloudWatchLogGroupArn", "arn:aws:logs:" + region + ":" + SandboxEndpoints.ACCOUNT + ":log-group:"
                        + ImportLog.GROUP + ":*")
                .put("InputFormat", request.path("InputFormat").asText()).put("StartTime", started / 1000.0);
        ObjectNode source = told.putObject("S3BucketSource").put("S3BucketOwner", SandboxEndpoints.ACCOUNT)
                .put("S3Bucket", bucket());
        if (!prefix().isEmpty()) {
            source.put("S3KeyPrefix", prefix());
        }
        if (ended > 0) {
            told.put("EndTime", ended / 1000.0);
        }
        return told;
    }
}
