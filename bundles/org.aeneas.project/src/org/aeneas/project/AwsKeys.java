package org.aeneas.project;

import java.util.Arrays;
import java.util.Optional;

import org.aeneas.aws.Credentials;
import org.aeneas.project.SecretName.AwsKeyNames;

/** Key pairs of AWS in the secret storage. The access key is kept there too: scanners take it for a leaked secret. */
public final class AwsKeys {

    private AwsKeys() {
    }

    /** @throws org.aeneas.core.ProblemException {@code secret-missing}, its object {@code owner} */
    public static Credentials.Keys read(AwsKeyNames names, Secrets secrets, String owner) {
        return new Credentials.Keys(secrets.requireText(names.accessKey(), owner),
                secrets.require(names.secretKey(), owner), secrets.find(names.sessionToken()).map(String::new));
    }

    /** Replaces all of a pair. */
    public static void write(AwsKeyNames names, Credentials.Keys keys, Secrets secrets) {
        secrets.put(names.accessKey(), keys.accessKey().toCharArray());
        secrets.put(names.secretKey(), keys.secretKey());
        if (keys.sessionToken().isEmpty()) {
            secrets.forget(names.sessionToken());
            return;
        }
        char[] token = keys.sessionToken().get().toCharArray();
        secrets.put(names.sessionToken(), token);
        Arrays.fill(token, '\0');
    }

    public static void forget(AwsKeyNames names, Secrets secrets) {
        secrets.forget(names.accessKey());
        secrets.forget(names.secretKey());
        secrets.forget(names.sessionToken());
    }
}
