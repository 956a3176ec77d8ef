package org.aeneas.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.sandbox.SandboxEndpoints;

/** The files by which shells and AWS's tools find the sandbox. */
final class SandboxEnvironment {

    private SandboxEnvironment() {
    }

    /** @return the file that a shell reads */
    static Path write(Path directory, SandboxEndpoints endpoints) {
        Path credentials = directory.resolve("aws-credentials");
        List<String> lines = new ArrayList<>();
        lines.add("export AWS_SHARED_CREDENTIALS_FILE='" + credentials.toAbsolutePath() + "'");
        lines.add("export AWS_PROFILE=sandbox");
        lines.add("export AWS_REGION=" + endpoints.region());
        // Version 1 of AWS's command line knows no other name.
        lines.add("export AWS_DEFAULT_REGION=" + endpoints.region());
        endpoints.services().forEach((service, uri) ->
                lines.add("export AWS_ENDPOINT_URL_" + service.name() + "=" + uri));
        lines.add("export AENEAS_SANDBOX='" + directory.toAbsolutePath() + "'");
        lines.add("export AENEAS_BUCKET=" + endpoints.bucket());
        lines.add("export AENEAS_CASSANDRA_HOST=" + endpoints.contactPoints().get(0));
        try {
            Files.deleteIfExists(credentials);
            Files.createFile(credentials, PosixFilePermissions
                    .asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(credentials, List.of("[sandbox]", "aws_access_key_id = " + endpoints.keys().accessKey(),
                    "aws_secret_access_key = " + endpoints.keys().secretKey()));
            return Files.write(directory.resolve("env.sh"), lines).toAbsolutePath();
        } catch (IOException e) {
            throw new Problem("sandbox-directory-unusable",
                    "The sandbox's files cannot be written: " + e.getMessage(),
                    directory.toString(), "Name another folder with --dir.").asException(e);
        }
    }
}
