package org.aeneas.project.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a trust store and a key store for the workbench and its agents, PKCS12. The trust store has the certificate of
 * a private CA; the key store has one key for client and server, whose certificate that CA signed and which names no
 * host. The CA's own key is thrown away: nobody can sign another certificate that these agents would accept.
 */
public final class StoreGenerator {
    /** Characters. PKCS12 of Java's own keytool asks for as many. */
    public static final int SHORTEST_PASSWORD = 6;
    public static final int YEARS = 10;

    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    /** The clock of an agent may be behind. */
    private static final int EARLIER_DAYS = 1;

    private final Instant from;
    private final Instant to;

    private StoreGenerator(Instant now) {
        this.from = now.atOffset(ZoneOffset.UTC).minusDays(EARLIER_DAYS).toInstant();
        this.to = now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    }

    /**
     * Makes both files, which only their owner can read where the system has such modes. They are valid for
     * {@value #YEARS} years.
     *
     * @param stores the files, which must not be there yet, and their passwords, which stay the caller's
     * @throws org.aeneas.core.ProblemException {@code store-exists}, {@code store-password-short}, and those of files
     */
    public static void generate(Stores stores) {
        require(stores.trustStore(), "trust store");
        require(stores.keyStore(), "key store");
        if (stores.trustStore().file().toAbsolutePath().equals(stores.keyStore().file().toAbsolutePath())) {
            throw new Problem("store-exists", "Trust store and key store would be the same file.",
                    stores.keyStore().toString(), "Give each a name of its own.").asException();
        }
        try {
            new StoreGenerator(Clock.systemUTC().instant()).write(stores);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("every Java has elliptic curves and PKCS12", e);
        } catch (IOException e) {
            throw DurableFiles.problem(stores.keyStore().file(), e);
        }
    }

    private static void require(Store store, String name) {
        if (Files.exists(store.file())) {
            throw new Problem("store-exists", "There is a file of the " + name + "'s name already.", store.toString(),
                    "Choose another name or location: agents may use that one.").asException();
        }
        if (store.password().length < SHORTEST_PASSWORD) {
            throw new Problem("store-password-short", "The password of the " + name + " is shorter than "
                    + SHORTEST_PASSWORD + " characters.", store.toString(), "Choose a longer one.").asException();
        }
    }

    private void write(Stores stores) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair authority = keys();
        X500Name authorityName = new X500Name("CN=Aeneas private CA " + number().toString(16).substring(0, 8));
        X509Certificate root = sign(certificate(authorityName, authorityName, authority)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
                authority);
        KeyPair own = keys();
        X509Certificate leaf = sign(certificate(authorityName, new X500Name("CN=Aeneas"), own)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(
                        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth})),
                authority);
        KeyStore trust = empty();
        trust.setCertificateEntry("aeneas-ca", root);
        KeyStore key = empty();
        key.setKeyEntry("aeneas", own.getPrivate(), stores.keyStore().password(), new Certificate[] {leaf, root});
        save(trust, stores.trustStore());
        save(key, stores.keyStore());
    }

    private X509v3CertificateBuilder certificate(X500Name issuer, X500Name subject, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(issuer, number(), Date.from(from), Date.from(to), subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder certificate, KeyPair authority)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter().getCertificate(
                certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(authority.getPrivate())));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    private static BigInteger number() {
        return new BigInteger(127, new SecureRandom()).setBit(126);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void save(KeyStore content, Store store) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.store(bytes, store.password());
        Path file = store.file().toAbsolutePath();
        Files.createDirectories(file.getParent());
        PrivateFiles.write(file, bytes.toByteArray());
    }
}
