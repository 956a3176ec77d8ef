package org.aeneas.sandbox.internal.aws;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** How a service of AWS speaks: DynamoDB JSON 1.0, CloudWatch Logs and DMS JSON 1.1, S3 REST-XML, IAM and STS Query. */
enum Protocol {
    JSON("application/x-amz-json-1.0") {
        @Override
        byte[] error(String code, String message) {
            // The SDK takes what follows '#'; the service's own errors stand in its namespace.
            return JsonNodeFactory.instance.objectNode().put("__type", "com.amazonaws.dynamodb.v20120810#" + code)
                    .put("message", message).toString().getBytes(StandardCharsets.UTF_8);
        }
    },
    JSON_1_1("application/x-amz-json-1.1") {
        @Override
        byte[] error(String code, String message) {
            return JsonNodeFactory.instance.objectNode().put("__type", code).put("message", message).toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
    },
    REST_XML("application/xml") {
        @Override
        byte[] error(String code, String message) {
            return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                    + Xml.escape(message) + "</Message><RequestId>sandbox</RequestId></Error>")
                            .getBytes(StandardCharsets.UTF_8);
        }
    },
    QUERY("text/xml") {
        @Override
        byte[] error(String code, String message) {
            return ("<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>"
                    + Xml.escape(message) + "</Message></Error><RequestId>sandbox</RequestId></ErrorResponse>")
                            .getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract byte[] error(String code, String message);
}
