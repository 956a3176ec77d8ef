package org.aeneas.agent.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code java -jar aws-cassandra-extractor.jar OPTION}: starts the product in whose folder this jar is, with a Java
 * that is new enough, passes on the arguments, and ends with the product's exit status. Written for Java 8, so that
 * it can say what is missing there.
 */
public final class Launcher {
    private static final int FAILED = 1;

    private Launcher() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(run(arguments));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static int run(String[] arguments) throws Failure, InterruptedException {
        try (ConfigurationArea configuration = ConfigurationArea.open(System.getenv())) {
            List<String> options = Options.normalized(Arrays.asList(arguments));
            Product product = Product.beside(ownJar());
            List<String> command = new ArrayList<String>();
            command.add(JavaHomes.find(System.getenv()).toString());
            command.addAll(product.virtualMachineOptions(Options.isService(options), System.getenv()));
            command.addAll(product.program(configuration.folder()));
            command.addAll(options);
            return execute(command);
        } catch (IOException e) {
            throw new Failure("The agent cannot be started: " + e);
        }
    }

    /** With all links resolved, since the product is beside the real file. */
    private static Path ownJar() throws IOException {
        try {
            File jar = new File(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Paths.get(jar.getPath()).toRealPath();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** As if by exec: the terminal is the same, and who ends this process ends the other. */
    private static int execute(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Language.requireUtf8(builder.environment());
        final Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(new Runnable() {
            @Override
            public void run() {
                process.destroy();
                try {
                    process.waitFor();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }, "end-product"));
        return process.waitFor();
    }
}
