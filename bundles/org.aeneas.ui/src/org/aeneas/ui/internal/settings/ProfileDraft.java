package org.aeneas.ui.internal.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.ProblemException;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.settings.AwsServiceProfile;
import org.eclipse.osgi.util.NLS;

/**
 * An AWS service profile as its form shows it, which may be incomplete.
 *
 * @param ofMachine      whether it stands for a profile of this machine
 * @param machineProfile kept also while it does not, as the keys are while it does
 * @param endpoints      as typed; blank for AWS's own
 */
record ProfileDraft(UUID id, String name, boolean ofMachine, String machineProfile, Keys keys, String region,
        String bucket, Map<Service, String> endpoints) {

    /**
     * A key pair as it was typed.
     *
     * @param kept whether there is one in the secret storage, which holds while nothing is typed
     */
    record Keys(String accessKey, char[] secretKey, String sessionToken, boolean kept) {
        static final Keys NONE = new Keys("", new char[0], "", false);
        static final Keys KEPT = new Keys("", new char[0], "", true);

        boolean typed() {
            return !accessKey.isBlank() || secretKey.length > 0 || !sessionToken.isBlank();
        }

        Credentials.Keys credentials() {
            return new Credentials.Keys(accessKey.strip(), secretKey.clone(),
                    Optional.of(sessionToken.strip()).filter(token -> !token.isEmpty()));
        }

        Optional<String> mistake() {
            if (!typed() && kept) {
                return Optional.empty();
            }
            if (accessKey.isBlank()) {
                return Optional.of(Messages.Profile_ACCESS_KEY);
            }
            return secretKey.length == 0 ? Optional.of(Messages.Profile_SECRET_KEY) : Optional.empty();
        }

        /** Never of the secrets. */
        @Override
        public String toString() {
            return "Keys[]";
        }
    }

    ProfileDraft {
        endpoints = Map.copyOf(endpoints);
    }

    static ProfileDraft create(String name) {
        return new ProfileDraft(UUID.randomUUID(), name, false, "", Keys.NONE, "", "", Map.of());
    }

    static ProfileDraft of(AwsServiceProfile profile) {
        Map<Service, String> endpoints = new EnumMap<>(Service.class);
        profile.endpoints().forEach((service, uri) -> endpoints.put(service, uri.toString()));
        return new ProfileDraft(profile.id(), profile.name(), profile.machineProfile().isPresent(),
                profile.machineProfile().orElse(""), profile.machineProfile().isPresent() ? Keys.NONE : Keys.KEPT,
                profile.region(), profile.bucket().orElse(""), endpoints);
    }

    /** As it is after it was saved: what was typed is in the secret storage. */
    ProfileDraft saved() {
        Arrays.fill(keys.secretKey(), '\0');
        return new ProfileDraft(id, name, ofMachine, machineProfile, ofMachine ? Keys.NONE : Keys.KEPT, region, bucket,
                endpoints);
    }

    /** The first field that is missing or wrong, and how. */
    Optional<String> mistake() {
        if (name.isBlank()) {
            return missing(Messages.Profile_NAME);
        }
        if (ofMachine && machineProfile.isBlank()) {
            return missing(Messages.Profile_MACHINE);
        }
        Optional<String> key = ofMachine ? Optional.empty() : keys.mistake();
        if (key.isPresent()) {
            return missing(key.get());
        }
        if (region.isBlank()) {
            return missing(Messages.Profile_REGION);
        }
        return endpoints.entrySet().stream().flatMap(e -> mistake(e.getKey(), e.getValue()).stream()).findFirst()
                .or(this::refusal);
    }

    private Optional<String> missing(String label) {
        return Optional.of(NLS.bind(Messages.Profile_MISSING, Form.plain(label), name.strip()));
    }

    private Optional<String> mistake(Service service, String typed) {
        try {
            new AwsServiceProfile(id, "name", Optional.empty(), "region", Optional.empty(),
                    Map.of(service, new URI(typed.strip())));
            return Optional.empty();
        } catch (URISyntaxException | ProblemException e) {
            return Optional.of(NLS.bind(Messages.Profile_NO_ENDPOINT, Messages.service(service), name.strip()));
        }
    }

    private Optional<String> refusal() {
        try {
            profile();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().what() + " " + e.problem().remedy());
        }
    }

    /** @throws ProblemException where there is a mistake */
    AwsServiceProfile profile() {
        Map<Service, URI> uris = new EnumMap<>(Service.class);
        endpoints.forEach((service, typed) -> uris.put(service, URI.create(typed.strip())));
        return new AwsServiceProfile(id, name.strip(), ofMachine ? Optional.of(machineProfile) : Optional.empty(),
                region.strip(), Optional.of(bucket.strip()).filter(b -> !b.isEmpty()), uris);
    }

    /** Typed keys before kept ones. Asks the secret storage only for the latter: not on the UI thread. */
    ServiceProfile connection(Secrets secrets) {
        return !ofMachine && keys.typed() ? profile().connection(keys.credentials()) : profile().connection(secrets);
    }

    void collect(SecretChanges changes) {
        if (ofMachine && keys.kept()) {
            changes.forget(secrets -> AwsKeys.forget(SecretName.ofAwsProfile(id), secrets));
        } else if (!ofMachine && keys.typed()) {
            // A copy of its own: the dialog wipes what was typed when it is closed, whoever still writes.
            Credentials.Keys copy = keys.credentials();
            changes.keep(secrets -> AwsKeys.write(SecretName.ofAwsProfile(id), copy, secrets));
        }
    }
}
