package org.aeneas.aws.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.TableImports;
import org.aeneas.core.Problem;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ImportConflictException;
import software.amazon.awssdk.services.dynamodb.model.ImportNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** DynamoDB's import operations. */
final class SdkTableImports implements TableImports {
    private static final int LARGEST_PAGE = 25;

    private final DynamoDbClient client;
    private final SdkCall call;
    private final ImportErrorLog log;

    SdkTableImports(DynamoDbClient client, SdkCall call, ImportErrorLog log) {
        this.client = client;
        this.call = call;
        this.log = log;
    }

    @Override
    public Description begin(String token, Source source, Definition table) {
        ImportTableRequest request = ImportTableRequest.builder().clientToken(token)
                .s3BucketSource(s3 -> s3.s3Bucket(source.bucket()).s3KeyPrefix(source.prefix()))
                .inputFormat(InputFormat.DYNAMODB_JSON).inputCompressionType(source.compression().name())
                .tableCreationParameters(TableRequests.importing(table)).build();
        return call.run("ImportTable", table.name(), () -> {
            try {
                return description(client.importTable(request).importTableDescription());
            } catch (ResourceInUseException e) {
                throw new Problem("table-exists", "There is a table of this name already.", table.name(),
                        "An import makes a new table: let this one be dropped, or choose another name.")
                        .asException(e);
            } catch (ImportConflictException e) {
                throw new Problem("import-conflict", "Another import was begun with the same token.", table.name(),
                        "Wait until it has ended, then start this again.").asException(e);
            }
        });
    }

    @Override
    public Description describe(String arn) {
        return call.run("DescribeImport", arn, () -> {
            try {
                return description(client.describeImport(r -> r.importArn(arn)).importTableDescription());
            } catch (ImportNotFoundException e) {
                throw new Problem("import-missing", "DynamoDB does not know the import.", arn,
                        "Check account and Region; DynamoDB forgets an import after 90 days.").asException(e);
            }
        });
    }

    @Override
    public List<Description> find(String table, String token) {
        List<String> arns = call.run("ListImports", call.where(),
                () -> client.listImportsPaginator(r -> r.pageSize(LARGEST_PAGE)).stream()
                        .flatMap(page -> page.importSummaryList().stream())
                        .filter(summary -> table.equals(tableOf(summary.tableArn()))).map(ImportSummary::importArn)
                        .toList());
        List<Description> found = new ArrayList<>();
        for (String arn : arns) {
            Description described = describe(arn);
            if (described.status() == Status.IN_PROGRESS || described.token().equals(token)) {
                found.add(described);
            }
        }
        return found;
    }

    @Override
    public List<ItemError> errors(Description ended, int most) {
        return log.read(ended.errorStream(), most);
    }

    private static Description description(ImportTableDescription told) {
        Optional<Failure> failure = Optional.ofNullable(told.failureCode())
                .map(code -> new Failure(code, SdkProblems.sentence(String.valueOf(told.failureMessage()))));
        return new Description(told.importArn(), told.clientToken() == null ? "" : told.clientToken(),
                tableOf(told.tableArn()), status(told.importStatus()),
                told.startTime() == null ? Instant.now() : told.startTime(), number(told.processedSizeBytes()),
                number(told.processedItemCount()), number(told.importedItemCount()), number(told.errorCount()),
                failure);
    }

    private static Status status(ImportStatus told) {
        return switch (told) {
            case IN_PROGRESS -> Status.IN_PROGRESS;
            case COMPLETED -> Status.COMPLETED;
            case CANCELLING -> Status.CANCELLING;
            case CANCELLED -> Status.CANCELLED;
            case FAILED -> Status.FAILED;
            case UNKNOWN_TO_SDK_VERSION -> throw new Problem("import-status-unknown",
                    "DynamoDB describes the import in a word that this version does not know.", told.toString(),
                    "Look at the import in the AWS console, or use a newer version of Aeneas.").asException();
        };
    }

    private static String tableOf(String tableArn) {
        return tableArn == null ? "" : tableArn.substring(tableArn.indexOf(":table/") + ":table/".length());
    }

    private static long number(Long told) {
        return told == null ? 0 : told;
    }
}
