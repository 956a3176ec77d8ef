package org.aeneas.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * Secrets come by standard input, by a file that a variable names, or by a prompt without echo; never as an argument.
 */
final class Secrets {

    private Secrets() {
    }

    /** @param fileVariable the environment variable that may name a file with the secret in its first line */
    static Optional<String> read(boolean fromStandardInput, String fileVariable, String prompt) {
        return given(fromStandardInput, fileVariable).or(() -> fromStandardInput ? Optional.empty() : asked(prompt));
    }

    /** As {@link #read}, without a question. */
    static Optional<String> given(boolean fromStandardInput, String fileVariable) {
        if (fromStandardInput) {
            return firstLineOfStandardInput();
        }
        String file = System.getenv(fileVariable);
        return file == null || file.isBlank() ? Optional.empty() : firstLineOf(Path.of(file), fileVariable);
    }

    /** Empty where nobody can be asked. */
    static Optional<String> asked(String prompt) {
        return Questions.secret(prompt + ": ").map(String::new);
    }

    private static Optional<String> firstLineOfStandardInput() {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> firstLineOf(Path file, String variable) {
        try {
            return Files.readAllLines(file).stream().findFirst();
        } catch (IOException e) {
            throw new Problem("secret-unreadable", "The file that " + variable + " names cannot be read.",
                    file.toString(),
                    "Make it readable for you, or unset " + variable + ".").asException(e);
        }
    }
}
