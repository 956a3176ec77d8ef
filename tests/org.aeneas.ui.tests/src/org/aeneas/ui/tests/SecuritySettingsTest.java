package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.settings.StorePair;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The guide's "Security Settings": trust and key stores are generated, or selected. */
@ExtendWith(SettingsFixture.class)
class SecuritySettingsTest {
    private static final String TRUST = "trust-in-tests";
    private static final String KEY = "key-in-tests";

    private final WorkbenchPage workbench = new WorkbenchPage();

    @TempDir
    private Path folder;

    @Test
    void should_generate_stores_and_keep_their_passwords_where_no_file_shows_them() {
        SettingsPage settings = workbench.openSettings().tab("Security");
        generate(settings, "agents").awaitClosed();
        assertEquals(List.of("agents"), settings.rows(SettingsIds.STORES));
        settings.awaitText(SettingsIds.STORES_MADE, trustStore().toString())
                .awaitText(SettingsIds.STORES_MADE, keyStore().toString());
        settings.press("OK").awaitClosed();

        StorePair pair = SettingsFixture.settings().requireStores("agents");
        Secrets secrets = Workspace.ofWindow().secrets();
        assertArrayEquals(TRUST.toCharArray(), secrets.find(SecretName.ofTrustStore(pair.id())).orElseThrow());
        try (Stores stores = new Stores(new Store(pair.keyStore(), secrets.find(SecretName.ofKeyStore(pair.id()))
                .orElseThrow()), new Store(pair.trustStore(), TRUST.toCharArray()))) {
            assertEquals("TLS", stores.context().getProtocol());
        }
        String files = SettingsFixture.everything();
        assertTrue(files.contains("agents"), files);
        assertFalse(files.contains(TRUST) || files.contains(KEY), files);
    }

    @Test
    void should_say_what_is_wrong_with_what_was_typed_and_make_nothing() {
        SettingsPage settings = workbench.openSettings().tab("Security");
        SettingsPage dialog = settings.open(SettingsIds.STORES_GENERATE);
        assertTrue(dialog.hasDefault("Generate"));
        assertFalse(dialog.canPress("Generate"), "without a name");
        dialog.type(SettingsIds.STORES_NAME, "a/b").awaitText("Name: it begins the names of both files.");
        dialog.type(SettingsIds.STORES_NAME, "agents").type(SettingsIds.TRUST_PASSWORD, "short")
                .awaitText("Trust store password: it is shorter than 6 characters.");
        dialog.type(SettingsIds.TRUST_PASSWORD, TRUST).type(SettingsIds.TRUST_REPEATED, TRUST + "x")
                .awaitText("Trust store password: both entries differ.");
        dialog.type(SettingsIds.TRUST_REPEATED, TRUST).type(SettingsIds.KEY_PASSWORD, KEY)
                .type(SettingsIds.KEY_REPEATED, KEY).type(SettingsIds.STORES_LOCATION, "here")
                .awaitText("Location is not a whole path.");
        assertFalse(dialog.canPress("Generate"));
        dialog.press("Cancel").awaitClosed();
        assertEquals(List.of(), settings.rows(SettingsIds.STORES));
    }

    @Test
    void should_not_replace_files_that_are_there() throws IOException {
        Files.writeString(keyStore(), "mine");
        SettingsPage settings = workbench.openSettings().tab("Security");
        SettingsPage dialog = generate(settings, "agents");
        dialog.awaitText("There is a file of the key store's name already.");
        assertEquals(KEY, dialog.text(SettingsIds.KEY_PASSWORD), "nothing typed is lost");
        assertEquals("mine", Files.readString(keyStore()));
        assertFalse(Files.exists(trustStore()));
    }

    @Test
    void should_select_existing_stores_only_with_their_passwords() {
        SettingsPage settings = workbench.openSettings().tab("Security");
        generate(settings, "agents").awaitClosed();

        SettingsPage dialog = settings.open(SettingsIds.STORES_SELECT);
        dialog.type(SettingsIds.STORES_NAME, "agents").awaitText("there are stores called \"agents\" already");
        dialog.type(SettingsIds.STORES_NAME, "again").type(SettingsIds.TRUST_FILE, folder + "/none")
                .awaitText("Trust store: there is no such file.");
        dialog.type(SettingsIds.TRUST_FILE, trustStore().toString()).type(SettingsIds.TRUST_PASSWORD, TRUST)
                .type(SettingsIds.KEY_FILE, keyStore().toString()).type(SettingsIds.KEY_PASSWORD, "wrong-one")
                .press("Select").awaitText("The password for keystore is incorrect.");
        dialog.type(SettingsIds.KEY_PASSWORD, KEY).type(SettingsIds.TRUST_PASSWORD, "wrong-one").press("Select")
                .awaitText("The password for truststore is incorrect.");
        dialog.type(SettingsIds.TRUST_PASSWORD, TRUST).type(SettingsIds.KEY_FILE, trustStore().toString())
                .type(SettingsIds.KEY_PASSWORD, TRUST).press("Select").awaitText("Choose the key store");
        dialog.type(SettingsIds.KEY_FILE, keyStore().toString()).type(SettingsIds.KEY_PASSWORD, KEY).press("Select")
                .awaitClosed();
        assertEquals(List.of("agents", "again"), settings.rows(SettingsIds.STORES));
        settings.press("OK").awaitClosed();
        assertEquals(keyStore(), SettingsFixture.settings().requireStores("again").keyStore());
    }

    @Test
    void should_leave_the_files_of_stores_that_are_removed_and_forget_their_passwords() {
        SettingsPage settings = workbench.openSettings().tab("Security");
        generate(settings, "agents").awaitClosed();
        settings.press("OK").awaitClosed();
        StorePair pair = SettingsFixture.settings().requireStores("agents");

        settings = workbench.openSettings().tab("Security").select(SettingsIds.STORES, 0);
        settings.click(SettingsIds.STORES_REMOVE).awaitText(SettingsIds.STORES_MADE, "The files stay where they are");
        settings.press("OK").awaitClosed();

        assertEquals(List.of(), SettingsFixture.settings().stores());
        assertEquals(Optional.empty(), Workspace.ofWindow().secrets().find(SecretName.ofKeyStore(pair.id())));
        assertTrue(Files.exists(trustStore()) && Files.exists(keyStore()));
    }

    private Path trustStore() {
        return folder.resolve("agents-trust-store.p12");
    }

    private Path keyStore() {
        return folder.resolve("agents-key-store.p12");
    }

    /** @return the dialog, whose button was pressed */
    private SettingsPage generate(SettingsPage settings, String name) {
        return settings.open(SettingsIds.STORES_GENERATE).type(SettingsIds.STORES_NAME, name)
                .type(SettingsIds.TRUST_PASSWORD, TRUST).type(SettingsIds.TRUST_REPEATED, TRUST)
                .type(SettingsIds.KEY_PASSWORD, KEY).type(SettingsIds.KEY_REPEATED, KEY)
                .type(SettingsIds.STORES_LOCATION, folder.toString()).press("Generate");
    }
}
