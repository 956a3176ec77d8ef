package org.aeneas.agent.internal.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** All that is wrong with a YAML file, so that a user mends it in one go. */
public final class YamlFindings {
    private final List<String> findings = new ArrayList<>();

    /** @param what a clause about what begins there */
    public void add(Optional<Mark> at, String what) {
        findings.add(at.map(m -> "line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1) + ": ").orElse("")
                + what);
    }

    public void throwIfAny(Path file, String code) {
        if (!findings.isEmpty()) {
            throw new Problem(code, "The file has mistakes: " + String.join("; ", findings) + ".", file.toString(),
                    "Correct these lines.").asException();
        }
    }
}
