package org.aeneas.sandbox.internal.aws;

/** Why a call is refused, in the codes of each protocol as AWS's services send them. */
enum Refusal {
    UNSIGNED("Request is missing Authentication Token", error(400, "MissingAuthenticationTokenException"),
            error(403, "AccessDenied"), error(403, "MissingAuthenticationToken")),
    UNKNOWN_KEY("The security token included in the request is invalid.", error(400, "UnrecognizedClientException"),
            error(403, "InvalidAccessKeyId"), error(403, "InvalidClientTokenId")),
    WRONG_SIGNATURE("The request signature we calculated does not match the signature you provided. Check your AWS "
            + "Secret Access Key and signing method.", error(400, "InvalidSignatureException"),
            error(403, "SignatureDoesNotMatch"), error(403, "SignatureDoesNotMatch")),
    SKEWED("Signature expired: the request's date is too far from the server's.",
            error(400, "InvalidSignatureException"), error(403, "RequestTimeTooSkewed"),
            error(403, "SignatureDoesNotMatch")),
    EXPIRED("The security token included in the request is expired", error(400, "ExpiredTokenException"),
            error(400, "ExpiredToken"), error(403, "ExpiredToken")),
    DENIED("User is not authorized to perform this operation.", error(400, "AccessDeniedException"),
            error(403, "AccessDenied"), error(403, "AccessDenied")),
    THROTTLED("The level of configured provisioned throughput was exceeded: reduce your request rate.",
            error(400, "ProvisionedThroughputExceededException"), error(503, "SlowDown"), error(400, "Throttling")),
    SERVER_ERROR("We encountered an internal error. Please try again.", error(500, "InternalServerError"),
            error(500, "InternalError"), error(500, "ServiceFailure"));

    /** What the caller gets. */
    record Error(int status, String code) {
    }

    private final String message;
    private final Error json;
    private final Error restXml;
    private final Error query;

    Refusal(String message, Error json, Error restXml, Error query) {
        this.message = message;
        this.json = json;
        this.restXml = restXml;
        this.query = query;
    }

    private static Error error(int status, String code) {
        return new Error(status, code);
    }

    String message() {
        return message;
    }

    Error in(Protocol protocol) {
        return switch (protocol) {
            case JSON -> json;
            // Only DynamoDB has throughput that was provisioned.
            case JSON_1_1 -> this == THROTTLED ? error(400, "ThrottlingException") : json;
            case REST_XML -> restXml;
            case QUERY -> query;
        };
    }
}
