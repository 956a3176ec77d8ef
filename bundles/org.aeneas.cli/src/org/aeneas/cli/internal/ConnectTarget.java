package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.MachineEndpoints;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Progress;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.DataFolder;
import org.aeneas.project.Project;
import org.aeneas.project.SecretName;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aeneas connect target}: DynamoDB. */
@Command(name = "target", description = {
    "Connects with Amazon DynamoDB.",
    "By an AWS service profile of the Global Settings, a profile of this machine's AWS configuration, or keys.",
    "The secret key comes by --password-stdin, by the file that AENEAS_AWS_SECRET_KEY_FILE names, or by a prompt;"
            + " a session token by the file that AENEAS_AWS_SESSION_TOKEN_FILE names." })
final class ConnectTarget extends ProjectAction {

    @Mixin
    private RefusedSecrets refused;

    @Option(names = "--aws-profile", paramLabel = "NAME", description = {
        "AWS service profile of the Global Settings. Default: that of the project." })
    private String profile;

    @Option(names = "--machine-profile", paramLabel = "NAME",
            description = "Profile of this machine's AWS configuration.")
    private String machineProfile;

    @Option(names = "--access-key", paramLabel = "ID", description = "AWS access key; it is kept with the secrets.")
    private String accessKey;

    @Option(names = "--password-stdin", description = "Read the secret key from standard input.")
    private boolean secretFromStandardInput;

    @Option(names = "--region", paramLabel = "REGION", description = "AWS Region. Default: that of the profile.")
    private String region;

    @Option(names = "--keep-as", paramLabel = "NAME", description = {
        "Keep these credentials as an AWS service profile of the Global Settings, and make it the project's:"
                + " its agents get them." })
    private String keepAs;

    @Option(names = "--bucket", paramLabel = "NAME", description = "S3 bucket of that profile, where tasks stage.")
    private String bucket;

    @Override
    public Integer call() {
        long ways = Stream.of(profile, machineProfile, accessKey).filter(Objects::nonNull).count();
        Arguments.require(spec(), ways <= 1, "Name one of --aws-profile, --machine-profile and --access-key.");
        Arguments.require(spec(), keepAs == null || profile == null,
                "--keep-as is for --machine-profile and --access-key.");
        Arguments.require(spec(), bucket == null || keepAs != null, "--bucket needs --keep-as.");
        GlobalSettings settings = folder().settings();
        TargetSettings wanted = wanted(settings);
        Optional<Credentials.Keys> keys = Optional.ofNullable(accessKey).map(this::keys);
        ServiceProfile connection = keys.isPresent() ? new ServiceProfile("", keys.get(), wanted.region(),
                MachineEndpoints.find()) : wanted.profile(project().id(), settings, secrets());
        int tables = work(progress -> tables(connection, progress));
        keep(settings, wanted, keys);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("region", wanted.region());
        json.put("tables", tables);
        json.put("project", session().file().toString());
        terminal().answer(json, "Connected with Amazon DynamoDB in " + wanted.region() + ": "
                + TerminalProgress.count(tables, "table") + ".");
        return CommandLineInterface.DONE;
    }

    private TargetSettings wanted(GlobalSettings settings) {
        if (accessKey != null) {
            Arguments.require(spec(), region != null, "--access-key needs --region.");
            return new TargetSettings(region, Optional.empty());
        }
        if (machineProfile != null) {
            String of = Optional.ofNullable(region).or(() -> Services.aws().configuredRegion(
                    new Credentials.Profile(machineProfile))).orElse(null);
            Arguments.require(spec(), of != null, "The profile " + machineProfile + " has no Region: use --region.");
            return new TargetSettings(of, Optional.empty(), Optional.of(machineProfile));
        }
        Arguments.require(spec(), keepAs == null, "--keep-as is for --machine-profile and --access-key.");
        Project project = project();
        if (profile == null && project.target().isPresent()) {
            TargetSettings kept = project.target().get();
            return region == null ? kept : new TargetSettings(region, kept.awsProfile(), kept.machineProfile());
        }
        String name = Optional.ofNullable(profile).or(project::awsProfile).orElse(null);
        Arguments.require(spec(), name != null, "Name one of --aws-profile, --machine-profile and --access-key.");
        AwsServiceProfile ours = settings.requireAwsProfile(name);
        return new TargetSettings(region == null ? ours.region() : region, Optional.of(name));
    }

    private Credentials.Keys keys(String id) {
        String secret = Secrets.read(secretFromStandardInput, "AENEAS_AWS_SECRET_KEY_FILE", "Secret key of " + id)
                .orElse("");
        Arguments.require(spec(), !secret.isBlank(), "The secret key is missing: use --password-stdin, or the file that"
                + " AENEAS_AWS_SECRET_KEY_FILE names.");
        return new Credentials.Keys(id, secret.toCharArray(),
                Secrets.given(false, "AENEAS_AWS_SESSION_TOKEN_FILE"));
    }

    private int tables(ServiceProfile connection, Progress progress) {
        try (AwsSession session = Services.aws().connect(connection)) {
            progress.begin("Listing tables in " + connection.region());
            int tables = session.tables().list().size();
            if (bucket != null) {
                progress.begin("Looking at the bucket " + bucket);
                session.objects().checkBucket(bucket);
            }
            return tables;
        }
    }

    private void keep(GlobalSettings settings, TargetSettings wanted, Optional<Credentials.Keys> keys) {
        if (keepAs == null) {
            keys.ifPresent(pair -> AwsKeys.write(SecretName.ofTarget(project().id()), pair, secrets()));
            if (!wanted.hasOwnKeys()) {
                AwsKeys.forget(SecretName.ofTarget(project().id()), secrets());
            }
            session().edit(now -> now.withTarget(wanted));
        } else {
            UUID id = settings.awsProfile(keepAs).map(AwsServiceProfile::id).orElseGet(UUID::randomUUID);
            AwsServiceProfile kept = new AwsServiceProfile(id, keepAs, wanted.machineProfile(), wanted.region(),
                    Optional.ofNullable(bucket).or(() -> settings.awsProfile(keepAs)
                            .flatMap(AwsServiceProfile::bucket)), Map.of());
            keys.ifPresent(pair -> AwsKeys.write(SecretName.ofAwsProfile(id), pair, secrets()));
            List<AwsServiceProfile> others = settings.awsProfiles().stream()
                    .filter(other -> !other.name().equals(keepAs)).toList();
            try (DataFolder.Lock lock = folder().lock()) {
                folder().save(settings.withAwsProfiles(Stream.concat(others.stream(),
                        Stream.of(kept)).toList()));
            }
            session().edit(now -> now.withAwsProfile(Optional.of(keepAs))
                    .withTarget(new TargetSettings(wanted.region(), Optional.of(keepAs))));
        }
        session().save();
    }
}
