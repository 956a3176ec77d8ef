package org.aeneas.ui.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A program of one part in a folder, as p2 has noted it, and update sites with other versions of that part. */
final class UpdateSites {
    static final String OLD = "0.1.0.202601010000";
    static final String NEW = "0.2.0.202602020000";
    /** What the new version brings along. */
    static final String FILE = "new.txt";

    private static final String REGISTRY = "p2/org.eclipse.equinox.p2.engine/profileRegistry/test.profile";
    private static final String PART = "org.aeneas.tests.part";

    private UpdateSites() {
    }

    /** The program, as if it had been built elsewhere. */
    static Path program(Path folder) throws IOException {
        Path registry = Files.createDirectories(folder.resolve(REGISTRY));
        Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(registry.resolve("1.profile"), """
                <?xml version='1.0' encoding='UTF-8'?>
                <?profile version='1.0.0'?>
                <profile id='test' timestamp='1'>
                  <properties size='1'>
                    <property name='org.eclipse.equinox.p2.installFolder' value='/where/it/was/built'/>
                  </properties>
                  <units size='1'>%s</units>
                  <iusProperties size='1'>
                    <iuProperties id='%s' version='%s'>
                      <properties size='1'>
                        <property name='org.eclipse.equinox.p2.type.root' value='true'/>
                      </properties>
                    </iuProperties>
                  </iusProperties>
                </profile>
                """.formatted(unit(PART, OLD, false), PART, OLD));
        return folder;
    }

    /** What an update locks. */
    static Path lock(Path program) {
        return program.resolve(REGISTRY).resolve(".lock");
    }

    /** A site with that version of the program. */
    static Path site(Path folder, String version) throws IOException {
        return site(folder, PART, version);
    }

    /** A site of something else. */
    static Path foreign(Path folder) throws IOException {
        return site(folder, "another.program", NEW);
    }

    /** As {@link #site} with the new version, but what it would bring has another sum. */
    static Path damaged(Path folder) throws IOException {
        Path site = site(folder, NEW);
        Files.write(site.resolve("binary").resolve(PART + "_" + NEW), zip("something else"));
        return site;
    }

    private static Path site(Path folder, String part, String version) throws IOException {
        byte[] zip = zip("new");
        Files.createDirectories(folder.resolve("binary"));
        Files.write(folder.resolve("binary").resolve(part + "_" + version), zip);
        Files.writeString(folder.resolve("content.xml"), """
                <?xml version='1.0' encoding='UTF-8'?>
                <?metadataRepository version='1.1.0'?>
                <repository name='Test' version='1.0.0'
                    type='org.eclipse.equinox.internal.p2.metadata.repository.LocalMetadataRepository'>
                  <units size='1'>%s</units>
                </repository>
                """.formatted(unit(part, version, true)));
        Files.writeString(folder.resolve("artifacts.xml"), """
                <?xml version='1.0' encoding='UTF-8'?>
                <?artifactRepository version='1.1.0'?>
                <repository name='Test' type='org.eclipse.equinox.p2.artifact.repository.simpleRepository' version='1'>
                  <mappings size='1'>
                    <rule filter='(&amp; (classifier=binary))' output='${repoUrl}/binary/${id}_${version}'/>
                  </mappings>
                  <artifacts size='1'>
                    <artifact classifier='binary' id='%s' version='%s'>
                      <properties size='3'>
                        <property name='artifact.size' value='%d'/>
                        <property name='download.size' value='%d'/>
                        <property name='download.checksum.sha-256' value='%s'/>
                      </properties>
                    </artifact>
                  </artifacts>
                </repository>
                """.formatted(part, version, zip.length, zip.length, sha256(zip)));
        return folder;
    }

    /** @param files whether it brings files along */
    private static String unit(String id, String version, boolean files) {
        return """
                <unit id='%1$s' version='%2$s'>
                  <update id='%1$s' range='[0.0.0,%2$s)' severity='0'/>
                  <properties size='1'>
                    <property name='org.eclipse.equinox.p2.name' value='Aeneas part'/>
                  </properties>
                  <provides size='1'>
                    <provided namespace='org.eclipse.equinox.p2.iu' name='%1$s' version='%2$s'/>
                  </provides>
                  %3$s
                </unit>
                """.formatted(id, version, files ? """
                  <artifacts size='1'>
                    <artifact classifier='binary' id='%s' version='%s'/>
                  </artifacts>
                  <touchpoint id='org.eclipse.equinox.p2.native' version='1.0.0'/>
                  <touchpointData size='1'>
                    <instructions size='1'>
                      <instruction key='install'>unzip(source:@artifact, target:${installFolder});</instruction>
                    </instructions>
                  </touchpointData>
                """.formatted(id, version) : "<touchpoint id='null' version='0.0.0'/>");
    }

    private static byte[] zip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(FILE));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
