package org.aeneas.load.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.aeneas.load.RejectFile;
import org.aeneas.load.Rejects.Reject;
import org.aeneas.staging.FileForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectFileTest {
    private static final FileForm ENCRYPTED = FileForm.encrypted(new byte[32]);

    @Test
    void should_keep_rejects_encrypted_and_go_on_behind_a_line_that_was_cut_short(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("rejects");
        try (RejectFile rejects = new RejectFile(file, ENCRYPTED, reject -> true)) {
            rejects.add(reject("one", "Hector"));
            rejects.add(reject("two", "Priam"));
        }
        Files.writeString(file, "half a li", StandardOpenOption.APPEND);
        try (RejectFile rejects = new RejectFile(file, ENCRYPTED, reject -> reject.object().equals("one"))) {
            rejects.add(reject("three", "Paris"));
        }
        assertFalse(Files.readString(file).contains("Hector"));
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        RejectFile.copy(file, ENCRYPTED, copy);
        assertEquals(List.of(line("one", "Hector"), line("three", "Paris")), copy.toString(UTF_8).lines().toList());
    }

    private static Reject reject(String object, String key) {
        return new Reject("heroes", object, 1, key, "too large");
    }

    private static String line(String object, String key) {
        return "{\"table\":\"heroes\",\"object\":\"" + object + "\",\"line\":1,\"key\":\"" + key
                + "\",\"reason\":\"too large\"}";
    }
}
