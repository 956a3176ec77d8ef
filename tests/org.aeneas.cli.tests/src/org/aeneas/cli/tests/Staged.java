package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an extraction of {@code feat.comp} has staged: one object of eight items. */
record Staged(Path folder) {
    static final String TABLE = "feat.comp";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param target name of the DynamoDB table: one for each test, so that none sees another's items */
    static Staged extract(Path into, String target, String... more) {
        Path out = into.resolve("staged");
        Run run = Run.of(Stream.concat(Stream.of(SourceTable.comp(into, "s50").extract(out, "--target-table", target,
                "--as-of", "1800000000")), Stream.of(more)).toArray());
        assertEquals(0, run.status(), run.err());
        return new Staged(out);
    }

    Path object() {
        return folder.resolve("data/feat/comp/part-00000001.json");
    }

    Path manifest() {
        return folder.resolve("meta/feat/comp/manifest.json");
    }

    Object[] load(String... more) {
        return Stream.concat(Stream.of("load", "--from", folder, "--table", TABLE), Stream.of(more)).toArray();
    }

    /** Changes the object's lines behind the manifest's back. */
    Staged damage(UnaryOperator<String> change) {
        try {
            Files.writeString(object(), change.apply(Files.readString(object())));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the items, and the manifest with them: as if they had been staged so. */
    Staged restage(UnaryOperator<List<String>> change) {
        try {
            byte[] bytes = (String.join("\n", change.apply(Files.readAllLines(object()))) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            Files.write(object(), bytes);
            JsonNode root = MAPPER.readTree(manifest().toFile());
            ObjectNode chunk = (ObjectNode) root.path("chunks").get(0);
            ((ObjectNode) chunk.path("object")).put("bytes", bytes.length).put("sha256", sha256(bytes));
            ((ObjectNode) chunk.path("counts")).put("bytes", bytes.length);
            ((ObjectNode) root.path("totals")).put("bytes", bytes.length);
            MAPPER.writeValue(manifest().toFile(), root);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
