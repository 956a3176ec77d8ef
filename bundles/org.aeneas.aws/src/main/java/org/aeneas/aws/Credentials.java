package org.aeneas.aws;

import java.util.Optional;

/** How requests to AWS are signed. */
public sealed interface Credentials {

    /** A key pair of the user's own. */
    record Keys(String accessKey, char[] secretKey, Optional<String> sessionToken) implements Credentials {
        @Override
        public String toString() {
            return "Keys[" + accessKey + "]";
        }
    }

    /** A profile of the machine's own AWS configuration ({@code ~/.aws}). */
    record Profile(String profileName) implements Credentials {
    }

    /** The SDK's default chain: environment, container, instance role. */
    record Machine() implements Credentials {
    }

    /** The role of the instance of EC2 on which we run, else what {@link Machine} finds. */
    record Instance() implements Credentials {
    }
}
