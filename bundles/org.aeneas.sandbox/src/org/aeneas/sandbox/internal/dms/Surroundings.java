package org.aeneas.sandbox.internal.dms;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What AWS DMS works with: the account's roles, S3 and DynamoDB. */
public interface Surroundings {

    /** @return empty if the role may do it, else why not */
    Optional<String> refused(String roleArn, List<String> actions);

    /** Keys that begin with the prefix, in the order of their bytes. */
    List<String> keys(String bucket, String prefix) throws IOException;

    InputStream open(String bucket, String key) throws IOException;

    /** A call of DynamoDB. */
    Reply dynamoDb(String operation, ObjectNode request) throws IOException;

    /** @param error what DynamoDB says against it, {@code ValidationException}; empty if it did it */
    record Reply(ObjectNode body, String error) {
        boolean isSuccess() {
            return error.isEmpty();
        }
    }
}
