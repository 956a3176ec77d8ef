package org.aeneas.cli.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives the stand-ins to tests, and tells them to the command line by the AWS SDK's own system properties; takes back
 * what a test did to properties.
 */
final class AnnouncedStandIns extends StandIns.Extension implements AfterEachCallback {
    /** Where nobody listens: the port is reserved. */
    static final String NOWHERE = "http://127.0.0.1:1";
    private static final String STATE = "aeneas.state";
    private static final Map<String, Service> ENDPOINTS = Map.of("aws.endpointUrlS3", Service.S3,
            "aws.endpointUrlDynamoDb", Service.DYNAMODB, "aws.endpointUrlCloudWatchLogs", Service.CLOUDWATCH_LOGS,
            "aws.endpointUrlSts", Service.STS, "aws.endpointUrlIam", Service.IAM,
            "aws.endpointUrlDatabaseMigrationService", Service.DMS);

    /** Where the command line remembers how far a load is. */
    static Path state() {
        return Path.of(System.getProperty(STATE));
    }

    /** The lines of the file of what DynamoDB refused for that table. */
    static List<String> rejects(String table) throws IOException {
        Path rejects = Folders.files(state()).stream().filter(file -> file.endsWith(table + ".rejects")).findFirst()
                .orElseThrow();
        return Files.readAllLines(rejects);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        super.beforeEach(context);
        context.getStore(namespace()).put(Properties.class, System.getProperties().clone());
        StandIns standIns = StandIns.of(context);
        ENDPOINTS.forEach((property, service) -> System.setProperty(property, standIns.endpoint(service).toString()));
        System.setProperty("aws.region", StandIns.REGION);
        System.setProperty("aws.accessKeyId", standIns.keys().accessKey());
        System.setProperty("aws.secretAccessKey", standIns.keys().secretKey());
        System.setProperty(STATE, standIns.folder().resolve("state").toString());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setProperties(context.getStore(namespace()).get(Properties.class, Properties.class));
    }

    private static ExtensionContext.Namespace namespace() {
        return ExtensionContext.Namespace.create(AnnouncedStandIns.class);
    }
}
