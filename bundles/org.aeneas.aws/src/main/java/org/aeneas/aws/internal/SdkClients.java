package org.aeneas.aws.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Builds the SDK's clients of one profile; they share its connections. */
final class SdkClients implements AutoCloseable {
    /** More than any number of loading threads that makes sense from one machine. */
    private static final int MAX_CONNECTIONS = 256;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    /** With pauses of up to 5 s: about a minute. */
    private static final int WRITE_ATTEMPTS = 18;
    /** With pauses of up to 20 s: reads of a table that is short of capacity go on for some ten minutes. */
    private static final int READ_ATTEMPTS = 40;
    /** With pauses of up to 20 s: S3 asks for patience (SlowDown) while it spreads a new prefix, and so does DMS. */
    private static final int PATIENT_ATTEMPTS = 8;

    private final ServiceProfile profile;
    private final SdkCredentials credentials;
    private final SdkHttpClient http;

    SdkClients(ServiceProfile profile, SdkCredentials credentials) {
        this.profile = profile;
        this.credentials = credentials;
        // Named here: the SDK would look for one by ServiceLoader, which finds nothing under OSGi.
        this.http = SdkCall.inOurClassLoader(() -> ApacheHttpClient.builder().maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(CONNECT_TIMEOUT).connectionAcquisitionTimeout(ANSWER_TIMEOUT)
                .socketTimeout(ANSWER_TIMEOUT).tcpKeepAlive(true).build());
    }

    SdkCall call(Service service) {
        return new SdkCall(service, profile.endpoint(service).map(URI::toString).orElse(profile.region()),
                profile.name(), profile.remedy());
    }

    String region() {
        return profile.region();
    }

    /**
     * For objects. Checksums are ours, in headers: so they are made of the file and not of what the SDK happened to
     * read, and work with servers that do not know trailing checksums.
     */
    S3Client s3() {
        return s3(ClientOverrideConfiguration.builder().retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(PATIENT_ATTEMPTS)
                        .retryOnException(SdkProblems::isBrokenOff).build()));
    }

    /** For buckets: soon tells a user that the endpoint is wrong. */
    S3Client s3Buckets() {
        return s3(ClientOverrideConfiguration.builder());
    }

    private S3Client s3(ClientOverrideConfiguration.Builder settings) {
        S3Configuration addressing = S3Configuration.builder().chunkedEncodingEnabled(false)
                .pathStyleAccessEnabled(profile.endpoint(Service.S3).isPresent()).build();
        return build(S3Client.builder().serviceConfiguration(addressing)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED), Service.S3, settings);
    }

    /** For tables: soon tells a user that the endpoint is wrong. */
    DynamoDbClient dynamoDb() {
        return build(DynamoDbClient.builder(), Service.DYNAMODB, ClientOverrideConfiguration.builder());
    }

    /** For reading items: has patience. */
    DynamoDbClient dynamoDbReads() {
        StandardRetryStrategy retries = DefaultRetryStrategy.standardStrategyBuilder().useClientDefaults(false)
                .maxAttempts(READ_ATTEMPTS).circuitBreakerEnabled(false)
                .retryOnException(failure -> SdkProblems.isTransient(failure) || SdkProblems.isThrottling(failure))
                .treatAsThrottling(SdkProblems::isThrottling)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(5)))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(20)))
                .build();
        return build(DynamoDbClient.builder(), Service.DYNAMODB,
                ClientOverrideConfiguration.builder().retryStrategy(retries));
    }

    /**
     * For writing items. Throttling is not repeated inside: whoever loads paces his threads, and cannot while one
     * sleeps in here.
     */
    DynamoDbClient dynamoDbWrites() {
        StandardRetryStrategy retries = DefaultRetryStrategy.standardStrategyBuilder().useClientDefaults(false)
                .maxAttempts(WRITE_ATTEMPTS).circuitBreakerEnabled(false).retryOnException(SdkProblems::isTransient)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(5)))
                .build();
        return build(DynamoDbClient.builder(), Service.DYNAMODB,
                ClientOverrideConfiguration.builder().retryStrategy(retries)
                        .addExecutionInterceptor(new GivenBody()));
    }

    CloudWatchLogsClient logs() {
        return build(CloudWatchLogsClient.builder(), Service.CLOUDWATCH_LOGS, ClientOverrideConfiguration.builder());
    }

    IamClient iam() {
        return build(IamClient.builder(), Service.IAM, ClientOverrideConfiguration.builder());
    }

    /** For a probe: soon tells a user that the endpoint is wrong. */
    DatabaseMigrationClient dms() {
        return build(DatabaseMigrationClient.builder(), Service.DMS, ClientOverrideConfiguration.builder());
    }

    /** For tasks: DMS takes few calls a second from all of an account's programs together. */
    DatabaseMigrationClient dmsTasks() {
        return build(DatabaseMigrationClient.builder(), Service.DMS, ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(PATIENT_ATTEMPTS)
                        .build()));
    }

    /** For tasks that share a pace: a call that is refused for its rate is told, and not repeated. */
    DatabaseMigrationClient dmsPaced() {
        StandardRetryStrategy retries = DefaultRetryStrategy.standardStrategyBuilder().useClientDefaults(false)
                .maxAttempts(PATIENT_ATTEMPTS).circuitBreakerEnabled(false).retryOnException(SdkProblems::isTransient)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(5)))
                .build();
        return build(DatabaseMigrationClient.builder(), Service.DMS,
                ClientOverrideConfiguration.builder().retryStrategy(retries));
    }

    StsClient sts() {
        return build(StsClient.builder(), Service.STS, ClientOverrideConfiguration.builder());
    }

    @Override
    public void close() {
        if (credentials.provider() instanceof SdkAutoCloseable provider) {
            provider.close();
        }
        http.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, Service service,
            ClientOverrideConfiguration.Builder settings) {
        return SdkCall.inOurClassLoader(() -> {
            Optional<URI> endpoint = profile.endpoint(service);
            endpoint.ifPresent(builder::endpointOverride);
            return builder.region(Region.of(profile.region())).credentialsProvider(credentials.provider())
                    .overrideConfiguration(settings.defaultProfileFile(credentials.profiles()).build())
                    .httpClient(http).build();
        });
    }
}
