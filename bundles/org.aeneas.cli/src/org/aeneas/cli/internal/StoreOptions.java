package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.core.Problem;
import org.aeneas.project.DataFolder;
import org.aeneas.project.SecretName;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.StorePair;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Trust and key store of the Global Settings; new ones are kept there. */
final class StoreOptions {

    @Option(names = "--stores", paramLabel = "NAME", description = "Trust and key store of the Global Settings; with"
            + " --trust-store the name under which they are kept. Default: the only ones.")
    private String name;

    @Option(names = "--trust-store", paramLabel = "FILE", description = "Trust store, JKS or PKCS12. Its password comes"
            + " by the file that AENEAS_TRUST_STORE_PASSWORD_FILE names, or by a prompt.")
    private Path trustStore;

    @Option(names = "--key-store", paramLabel = "FILE", description = "Key store. Its password comes by the file that"
            + " AENEAS_KEY_STORE_PASSWORD_FILE names, or by a prompt.")
    private Path keyStore;

    boolean given() {
        return name != null || trustStore != null || keyStore != null;
    }

    /**
     * @param before name of those that the agent has now
     * @return their name
     * @throws org.aeneas.core.ProblemException {@code stores-missing}, and those of stores that cannot be used
     */
    String choose(CommandSpec spec, DataFolder folder, org.aeneas.project.Secrets secrets, Optional<String> before) {
        Arguments.require(spec, (trustStore == null) == (keyStore == null),
                "--trust-store and --key-store go together.");
        GlobalSettings settings = folder.settings();
        if (trustStore != null) {
            return keep(folder, settings, secrets);
        }
        Optional<String> chosen = Optional.ofNullable(name).or(() -> before);
        if (chosen.isPresent()) {
            return settings.requireStores(chosen.get()).name();
        }
        if (settings.stores().size() != 1) {
            throw new Problem("stores-missing", settings.stores().isEmpty()
                    ? "There are no trust and key store in the Global Settings."
                    : "There are several trust and key stores in the Global Settings.",
                    folder.settingsFile().toString(),
                    settings.stores().isEmpty() ? "Name files with --trust-store and --key-store, or use --no-ssl."
                            : "Name one of " + settings.stores().stream().map(StorePair::name).toList()
                            + " with --stores.").asException();
        }
        return settings.stores().get(0).name();
    }

    private String keep(DataFolder folder, GlobalSettings settings, org.aeneas.project.Secrets secrets) {
        String called = name == null ? keyStore.getFileName().toString() : name;
        Optional<StorePair> before = settings.stores().stream().filter(pair -> pair.name().equals(called)).findFirst();
        StorePair pair = new StorePair(before.map(StorePair::id).orElseGet(UUID::randomUUID), called,
                trustStore.toAbsolutePath().normalize(), keyStore.toAbsolutePath().normalize());
        char[] ofTrustStore = password("AENEAS_TRUST_STORE_PASSWORD_FILE", pair.trustStore());
        char[] ofKeyStore = password("AENEAS_KEY_STORE_PASSWORD_FILE", pair.keyStore());
        try (Stores stores = new Stores(new Store(pair.keyStore(), ofKeyStore.clone()),
                new Store(pair.trustStore(), ofTrustStore.clone()))) {
            stores.context();
        }
        secrets.put(SecretName.ofTrustStore(pair.id()), ofTrustStore);
        secrets.put(SecretName.ofKeyStore(pair.id()), ofKeyStore);
        Arrays.fill(ofTrustStore, '\0');
        Arrays.fill(ofKeyStore, '\0');
        List<StorePair> others = settings.stores().stream().filter(other -> !other.name().equals(called)).toList();
        try (DataFolder.Lock lock = folder.lock()) {
            folder.save(settings.withStores(Stream.concat(others.stream(), Stream.of(pair)).toList()));
        }
        return called;
    }

    private static char[] password(String variable, Path store) {
        return Secrets.read(false, variable, "Password of " + store).orElseThrow(() -> new Problem("secret-missing",
                "The password of the store is missing.", store.toString(),
                "Write it into a file that " + variable + " names, or work on a terminal.").asException())
                .toCharArray();
    }
}
