package org.aeneas.bench.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.aeneas.agent.api.Contract;
import org.aeneas.bench.internal.peer.StatusAsker;
import org.aeneas.core.Problem;
import org.aeneas.sandbox.ClassOrigins;

/** Asks an agent from a process of its own, which stays, and so is as warm as a workbench that is open for hours. */
final class AskingProgram implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final double ENOUGH = 0.95;

    private final Process process;
    private final OutputStream commands;
    private final BufferedReader answers;
    private int rate;
    private long begun;

    private AskingProgram(Process process) {
        this.process = process;
        this.commands = process.getOutputStream();
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    static AskingProgram start(Path folder, int port, KeyStores stores, UUID project) throws IOException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-XX:+UseSerialGC", "-cp", ClassOrigins.classPath(AskingProgram.class),
                StatusAsker.class.getName(), Integer.toString(port), stores.key().toString(),
                stores.trust().toString(), Contract.PROJECT_HEADER + ": " + project))
                        .redirectError(folder.resolve("asker.txt").toFile()).start();
        AskingProgram program = new AskingProgram(process);
        program.command(KeyStores.PASSWORD);
        return program;
    }

    /** @param perSecond requests for what is at that path of the API */
    void begin(String path, int perSecond) throws IOException {
        rate = perSecond;
        command(Contract.BASE + path + " " + perSecond + " " + CONNECTIONS);
        begun = System.nanoTime();
    }

    /** @throws org.aeneas.core.ProblemException unless so many requests were answered as there should have been */
    void end() throws IOException {
        double seconds = (System.nanoTime() - begun) / 1e9;
        command("");
        String answered = answers.readLine();
        double achieved = answered == null ? 0 : Integer.parseInt(answered) / seconds;
        if (achieved < rate * ENOUGH) {
            throw new Problem("bench-agent-unanswering", "The agent answered " + Math.round(achieved)
                    + " requests a second instead of " + rate + ".", "aeneas bench",
                    "Run it on a machine that has nothing else to do, with more rows.").asException();
        }
    }

    private void command(String line) throws IOException {
        commands.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        commands.flush();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
